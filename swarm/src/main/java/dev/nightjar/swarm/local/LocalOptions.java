package dev.nightjar.swarm.local;

/**
 * What the one process plays.
 *
 * @param hosts how many worker hosts, 1 to 100
 * @param slotsPerLane how many calls of a lane each executes at once
 * @param faults what goes wrong, on request
 */
public record LocalOptions(int hosts, int slotsPerLane, LocalFaults faults) {
  private static final int MOST_HOSTS = 100;
  private static final int SLOTS = 4;

  public LocalOptions {
    if (hosts < 1 || hosts > MOST_HOSTS || slotsPerLane < 1) {
      throw new IllegalArgumentException(
          "Invalid local swarm: %d hosts (1 to %d), %d slots a lane"
              .formatted(hosts, MOST_HOSTS, slotsPerLane));
    }
  }

  /** One worker host, 4 slots a lane, nothing goes wrong. */
  public static LocalOptions defaults() {
    return new LocalOptions(1, SLOTS, new LocalFaults());
  }

  /** The same with worker hosts. */
  public LocalOptions withHosts(int count) {
    return new LocalOptions(count, slotsPerLane, faults);
  }

  /** The same with slots. */
  public LocalOptions withSlots(int count) {
    return new LocalOptions(hosts, count, faults);
  }

  /** The same with faults, which may be asked for while calls are made. */
  public LocalOptions withFaults(LocalFaults other) {
    return new LocalOptions(hosts, slotsPerLane, other);
  }
}
