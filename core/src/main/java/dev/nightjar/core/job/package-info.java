/** What a job author writes: an extractor, a summarizer, declared metrics and codecs. */
@NullMarked
package dev.nightjar.core.job;

import org.jspecify.annotations.NullMarked;
