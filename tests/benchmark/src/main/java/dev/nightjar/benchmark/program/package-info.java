/** The hand-written programs, each the main class of a JVM of its own. */
@NullMarked
package dev.nightjar.benchmark.program;

import org.jspecify.annotations.NullMarked;
