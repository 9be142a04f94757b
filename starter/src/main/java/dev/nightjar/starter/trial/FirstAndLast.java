package dev.nightjar.starter.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The first and last rows of however many, and how many there are. Not thread-safe. */
final class FirstAndLast {
  private final int first;
  private final int last;
  private final List<List<String>> head = new ArrayList<>();
  private final Deque<List<String>> tail = new ArrayDeque<>();
  private long count;

  FirstAndLast(int first, int last) {
    this.first = first;
    this.last = last;
  }

  void add(List<String> row) {
    count++;
    if (head.size() < first) {
      head.add(row);
      return;
    }
    tail.add(row);
    if (tail.size() > last) {
      tail.remove();
    }
  }

  long count() {
    return count;
  }

  /** The rows, with a line for those between. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>(head);
    long between = count - head.size() - tail.size();
    if (between > 0) {
      List<String> gap = new ArrayList<>(Collections.nCopies(head.get(0).size(), ""));
      gap.set(0, "... %d more".formatted(between));
      rows.add(gap);
    }
    rows.addAll(tail);
    return rows;
  }
}
