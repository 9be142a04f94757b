/** Sums over a run's batches and chunks, the checks that they hold, and the run's end in words. */
@NullMarked
package dev.nightjar.workflows.totals;

import org.jspecify.annotations.NullMarked;
