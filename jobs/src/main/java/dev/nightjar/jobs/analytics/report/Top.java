package dev.nightjar.jobs.analytics.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many in some order, holding no more than these. Not thread-safe. */
final class Top<T> {
  private final int limit;
  private final Comparator<T> order;
  private final PriorityQueue<T> lastFirst;

  /** Keeps the first {@code limit}, which is 1 or more. */
  Top(int limit, Comparator<T> order) {
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid limit: %d is below 1".formatted(limit));
    }
    this.limit = limit;
    this.order = order;
    lastFirst = new PriorityQueue<>(order.reversed());
  }

  void offer(T element) {
    lastFirst.add(element);
    if (lastFirst.size() > limit) {
      lastFirst.remove();
    }
  }

  /** What was kept, in order; it starts again from nothing. */
  List<T> take() {
    List<T> kept = new ArrayList<>(lastFirst);
    kept.sort(order);
    lastFirst.clear();
    return List.copyOf(kept);
  }
}
