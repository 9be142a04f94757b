package dev.nightjar.activities.process;

import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.Bytewise;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorted rows of several sources as one, equal rows added up. Not thread-safe. */
final class MergedRows implements SortedRows {
  private static final Comparator<DeltaTable.Row> ORDER =
      Comparator.comparing((DeltaTable.Row row) -> row.dimension().name(), Bytewise.ORDER)
          .thenComparing(DeltaTable.Row::value, Bytewise.ORDER);

  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(Head::row, ORDER));

  private record Head(DeltaTable.Row row, SortedRows source) {}

  MergedRows(List<? extends SortedRows> sources) throws IOException {
    for (SortedRows source : sources) {
      advance(source);
    }
  }

  @Override
  public DeltaTable.@Nullable Row next() throws IOException {
    Head least = heads.poll();
    if (least == null) {
      return null;
    }
    advance(least.source());
    Head equal = heads.peek();
    while (equal != null && ORDER.compare(equal.row(), least.row()) == 0) {
      heads.remove();
      least.row().deltas().add(equal.row().deltas());
      advance(equal.source());
      equal = heads.peek();
    }
    return least.row();
  }

  private void advance(SortedRows source) throws IOException {
    DeltaTable.Row row = source.next();
    if (row != null) {
      heads.add(new Head(row, source));
    }
  }
}
