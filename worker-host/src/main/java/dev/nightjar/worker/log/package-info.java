/** Structured logs: which run, batch and chunk a line is about. */
@NullMarked
package dev.nightjar.worker.log;

import org.jspecify.annotations.NullMarked;
