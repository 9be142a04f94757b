package dev.nightjar.benchmark.program;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.Bytewise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a merchant's pieces add up to, in memory. Thread-safe. */
final class MerchantFold {
  private static final Comparator<DeltaTable.Row> ORDER =
      Comparator.comparing((DeltaTable.Row row) -> row.dimension().name(), Bytewise.ORDER)
          .thenComparing(DeltaTable.Row::value, Bytewise.ORDER);

  private final ResultId result;
  private final List<Dimension> dimensions;
  private final List<DeltaTable> idle = new ArrayList<>();
  private int left;

  MerchantFold(ResultId result, List<Dimension> dimensions, int pieces) {
    this.result = result;
    this.dimensions = dimensions;
    this.left = pieces;
  }

  ResultId result() {
    return result;
  }

  /** A table for a piece; each is used by one thread at a time, so there are as many as threads. */
  synchronized DeltaTable borrow() {
    return idle.isEmpty() ? new DeltaTable(dimensions) : idle.remove(idle.size() - 1);
  }

  /** Gives the table back; true when that was the last piece. */
  synchronized boolean giveBack(DeltaTable table) {
    idle.add(table);
    return --left == 0;
  }

  /** All rows, once the last piece is done. */
  synchronized List<DeltaTable.Row> rows() {
    List<DeltaTable.Row> rows = List.of();
    for (DeltaTable table : idle) {
      rows = merged(rows, table.drainSorted());
    }
    idle.clear();
    return rows;
  }

  private static List<DeltaTable.Row> merged(
      List<DeltaTable.Row> left, List<DeltaTable.Row> right) {
    if (left.isEmpty()) {
      return right;
    }
    List<DeltaTable.Row> merged = new ArrayList<>(left.size() + right.size());
    int l = 0;
    int r = 0;
    while (l < left.size() || r < right.size()) {
      int order =
          l == left.size() ? 1 : r == right.size() ? -1 : ORDER.compare(left.get(l), right.get(r));
      if (order == 0) {
        left.get(l).deltas().add(right.get(r).deltas());
        r++;
      } else {
        merged.add(order < 0 ? left.get(l++) : right.get(r++));
      }
    }
    return merged;
  }
}
