package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.PayloadSize;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ends of a page's calls in the order in which they came. */
final class EndedCalls {
  private final int all;
  private final List<Integer> order = new ArrayList<>();
  private final List<CallOutcome> outcomes = new ArrayList<>();
  private long characters;

  EndedCalls(int all) {
    this.all = all;
  }

  void add(int index, CallOutcome outcome) {
    order.add(index);
    outcomes.add(outcome);
    characters += PayloadSize.of(outcome);
  }

  boolean has(int index) {
    return order.contains(index);
  }

  int size() {
    return order.size();
  }

  boolean isWhole() {
    return order.size() == all;
  }

  /** Ends after the first {@code known} ones, at least one if there is one, as many as fit. */
  GroupOutcome after(int known) {
    SortedMap<Integer, CallOutcome> told = new TreeMap<>();
    long length = 0;
    int next = known;
    while (next < order.size()
        && (told.isEmpty()
            || length + PayloadSize.of(outcomes.get(next)) <= PayloadSize.MOST_CHARACTERS)) {
      length += PayloadSize.of(outcomes.get(next));
      told.put(order.get(next), outcomes.get(next));
      next++;
    }
    return new GroupOutcome(told, next);
  }

  /** Whether one message carries all of them. */
  boolean fit() {
    return characters <= PayloadSize.MOST_CHARACTERS;
  }

  /** All of them where they fit, else their number alone: a reader asks for them piece by piece. */
  GroupOutcome whole() {
    return fit() ? after(0) : new GroupOutcome(new TreeMap<>(), order.size());
  }
}
