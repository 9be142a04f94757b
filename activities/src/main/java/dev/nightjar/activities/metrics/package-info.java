/** Counting at the edges: every call to HBase, its rows and bytes, by the stage that makes it. */
@NullMarked
package dev.nightjar.activities.metrics;

import org.jspecify.annotations.NullMarked;
