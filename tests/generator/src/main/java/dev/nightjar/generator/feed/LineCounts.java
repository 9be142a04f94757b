package dev.nightjar.generator.feed;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.generator.fault.FaultKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What some lines hold.
 *
 * @param lines all of them
 * @param events distinct good events; an event that is sent again counts once
 * @param faults what was done to good events
 * @param bad lines that will be quarantined, by reason
 */
public record LineCounts(
    long lines, long events, Map<FaultKind, Long> faults, Map<QuarantineReason, Long> bad) {
  /** Nothing. */
  public static final LineCounts NONE = new LineCounts(0, 0, Map.of(), Map.of());

  public LineCounts {
    Map<FaultKind, Long> faultCopy = new EnumMap<>(FaultKind.class);
    faultCopy.putAll(faults);
    faults = Collections.unmodifiableMap(faultCopy);
    Map<QuarantineReason, Long> badCopy = new EnumMap<>(QuarantineReason.class);
    badCopy.putAll(bad);
    bad = Collections.unmodifiableMap(badCopy);
  }

  /** Both together. */
  public LineCounts plus(LineCounts other) {
    Map<FaultKind, Long> allFaults = new EnumMap<>(FaultKind.class);
    allFaults.putAll(faults);
    other.faults.forEach((kind, count) -> allFaults.merge(kind, count, Long::sum));
    Map<QuarantineReason, Long> allBad = new EnumMap<>(QuarantineReason.class);
    allBad.putAll(bad);
    other.bad.forEach((reason, count) -> allBad.merge(reason, count, Long::sum));
    return new LineCounts(lines + other.lines, events + other.events, allFaults, allBad);
  }

  /** How often something was done. */
  public long of(FaultKind kind) {
    return faults.getOrDefault(kind, 0L);
  }

  /** How many lines will be quarantined. */
  public long quarantined() {
    return bad.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many events differ from an earlier one of the same id in their instant alone. */
  public long duplicates() {
    return of(FaultKind.REPEATED_LATER);
  }
}
