package dev.nightjar.core.host;

import java.util.OptionalLong;

/**
 * A lane at one moment.
 *
 * @param lane its name
 * @param hosts worker hosts that take its tasks
 * @param slots of all of them
 * @param running how many of the slots are in use
 * @param waiting tasks for which there is no slot yet; empty where nobody knows
 * @param addedPerSecond how many tasks came lately; 0 where it is not known
 * @param takenPerSecond how many were taken lately; 0 where it is not known
 */
public record LaneDemand(
    String lane,
    int hosts,
    int slots,
    int running,
    OptionalLong waiting,
    double addedPerSecond,
    double takenPerSecond) {
  public LaneDemand {
    if (hosts < 0 || slots < hosts || running < 0 || waiting.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "Invalid demand of lane %s: %d hosts, %d slots, %d running, %s waiting"
              .formatted(lane, hosts, slots, running, waiting));
    }
    if (!(addedPerSecond >= 0) || !(takenPerSecond >= 0)) {
      throw new IllegalArgumentException(
          "Invalid demand of lane %s: %s added and %s taken a second"
              .formatted(lane, addedPerSecond, takenPerSecond));
    }
  }
}
