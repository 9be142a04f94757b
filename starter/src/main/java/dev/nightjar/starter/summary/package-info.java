/** Published summaries as people and files want them. */
@NullMarked
package dev.nightjar.starter.summary;

import org.jspecify.annotations.NullMarked;
