package dev.nightjar.workflows.totals;

import java.util.ArrayList;
import java.util.List;

/** The first few of what may be many: what comes after the limit is let go. Not thread-safe. */
final class FirstFew<T> {
  private final int limit;
  private final List<T> kept = new ArrayList<>();

  FirstFew(int limit) {
    this.limit = limit;
  }

  void add(T item) {
    if (kept.size() < limit) {
      kept.add(item);
    }
  }

  void addAll(List<T> items) {
    items.forEach(this::add);
  }

  List<T> list() {
    return List.copyOf(kept);
  }
}
