/** The planner: a pure function from merchant-day weights to chunks and batches. */
@NullMarked
package dev.nightjar.core.plan;

import org.jspecify.annotations.NullMarked;
