/** Measured processes: how they are started, and what they cost. */
@NullMarked
package dev.nightjar.benchmark.measure;

import org.jspecify.annotations.NullMarked;
