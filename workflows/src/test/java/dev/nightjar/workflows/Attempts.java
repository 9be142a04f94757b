package dev.nightjar.workflows;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each activity was attempted. */
final class Attempts {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  int next(String what) {
    return counts.merge(what, 1, Integer::sum);
  }

  int of(String what) {
    return counts.getOrDefault(what, 0);
  }
}
