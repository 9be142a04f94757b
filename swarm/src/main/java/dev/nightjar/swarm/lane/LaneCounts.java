package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.message.CallStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many calls of a lane a caller has offered, and what has become of them, at one moment: every
 * call is counted once.
 *
 * @param byStatus the calls that have that status
 */
public record LaneCounts(Map<CallStatus, Long> byStatus) {
  public LaneCounts {
    Map<CallStatus, Long> all = new EnumMap<>(CallStatus.class);
    for (CallStatus status : CallStatus.values()) {
      all.put(status, byStatus.getOrDefault(status, 0L));
    }
    byStatus = Collections.unmodifiableMap(all);
  }

  /** The calls of a status. */
  public long count(CallStatus status) {
    return byStatus.getOrDefault(status, 0L);
  }

  /** All calls. */
  public long offered() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }
}
