package dev.nightjar.benchmark.swarm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is measured of the swarm.
 *
 * @param stack the {@code nightjar.properties} of a stack that runs; empty for Temporal's
 *     in-process service
 * @param hosts worker hosts, 2 or more
 * @param slots of each in each lane
 * @param serviceMillis service times of the storms
 * @param boundMillis within which calls are to be answered
 * @param stepSeconds how long each load lasts
 * @param calls of the measurements that are no storms
 * @param standaloneActivities whether single calls are standalone activities where the server has
 *     them
 * @param folder for output
 */
public record SwarmBenchOptions(
    Optional<Path> stack,
    int hosts,
    int slots,
    List<Integer> serviceMillis,
    int boundMillis,
    int stepSeconds,
    int calls,
    boolean standaloneActivities,
    Path folder) {
  public SwarmBenchOptions {
    serviceMillis = List.copyOf(serviceMillis);
    if (hosts < 2 || slots < 1 || boundMillis < 10 || stepSeconds < 3 || calls < 50) {
      throw new IllegalArgumentException(
          "Invalid benchmark: %d hosts (2 or more), %d slots (1 or more), a bound of %d ms (10 or more), steps of %d s (3 or more), %d calls (50 or more)"
              .formatted(hosts, slots, boundMillis, stepSeconds, calls));
    }
  }
}
