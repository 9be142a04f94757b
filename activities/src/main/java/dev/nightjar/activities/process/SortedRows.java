package dev.nightjar.activities.process;

import dev.nightjar.core.metric.DeltaTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of deltas by the dimension's name and then the value, bytewise, to be read once. */
@FunctionalInterface
interface SortedRows {
  /** The next row; null at the end. */
  DeltaTable.@Nullable Row next() throws IOException;
}
