package dev.nightjar.activities.process;

import dev.nightjar.core.metric.DeltaTable;
import java.io.IOException;

/** Takes rows of deltas in order. */
@FunctionalInterface
interface RowSink {
  void accept(DeltaTable.Row row) throws IOException;
}
