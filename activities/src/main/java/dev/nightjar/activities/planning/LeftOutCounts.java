package dev.nightjar.activities.planning;

import dev.nightjar.workflows.message.LeftOut;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts merchants that are left out; each once. Not thread-safe. */
final class LeftOutCounts {
  private final Map<LeftOutReason, Integer> counts = new EnumMap<>(LeftOutReason.class);

  void count(LeftOutReason reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  LeftOut leftOut() {
    return new LeftOut(
        of(LeftOutReason.ALREADY_PUBLISHED),
        of(LeftOutReason.WITHOUT_DATA),
        of(LeftOutReason.NOT_ENDED),
        of(LeftOutReason.NO_SUCH_DAY),
        of(LeftOutReason.NOT_ACTIVE),
        of(LeftOutReason.WITHOUT_RECORDS));
  }

  /** The counts in words. */
  static String words(LeftOut leftOut) {
    Map<LeftOutReason, Integer> counts = new EnumMap<>(LeftOutReason.class);
    counts.put(LeftOutReason.ALREADY_PUBLISHED, leftOut.alreadyPublished());
    counts.put(LeftOutReason.WITHOUT_DATA, leftOut.withoutData());
    counts.put(LeftOutReason.NOT_ENDED, leftOut.notEnded());
    counts.put(LeftOutReason.NO_SUCH_DAY, leftOut.noSuchDay());
    counts.put(LeftOutReason.NOT_ACTIVE, leftOut.notActive());
    counts.put(LeftOutReason.WITHOUT_RECORDS, leftOut.withoutRecords());
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> entry.getValue() + " " + entry.getKey().words())
        .collect(Collectors.joining(", "));
  }

  private int of(LeftOutReason reason) {
    return counts.getOrDefault(reason, 0);
  }
}
