/** Metric values: how deltas add up, and the canonical bytes in which they are stored. */
@NullMarked
package dev.nightjar.core.metric;

import org.jspecify.annotations.NullMarked;
