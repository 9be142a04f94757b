/** The engine beside hand-written programs that do the same work on the same tables. */
@NullMarked
package dev.nightjar.benchmark;

import org.jspecify.annotations.NullMarked;
