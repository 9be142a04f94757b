package dev.nightjar.activities.summary;

import dev.nightjar.core.publish.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the first rows by an order, and no more than those. Not thread-safe. */
final class TopRows implements SummaryVisitor {
  private final int most;
  private final Comparator<SummaryRow> order;
  private final PriorityQueue<SummaryRow> lastFirst;

  TopRows(int most, Comparator<SummaryRow> order) {
    this.most = most;
    this.order = order;
    this.lastFirst = new PriorityQueue<>(order.reversed());
  }

  @Override
  public void begin(Pointer pointer) {
    lastFirst.clear();
  }

  @Override
  public void row(SummaryRow row) {
    lastFirst.add(row);
    if (lastFirst.size() > most) {
      lastFirst.remove();
    }
  }

  List<SummaryRow> inOrder() {
    List<SummaryRow> rows = new ArrayList<>(lastFirst);
    rows.sort(order);
    return rows;
  }
}
