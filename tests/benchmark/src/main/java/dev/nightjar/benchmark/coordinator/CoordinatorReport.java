package dev.nightjar.benchmark.coordinator;

import java.time.Duration;
import java.util.List;

/**
 * What was found of the coordinator.
 *
 * @param nights in the order in which they were carried
 * @param heartbeatTimeout after how long a silent chunk is taken for lost
 * @param recoveries from the kill of a worker host until its chunks ran elsewhere
 */
public record CoordinatorReport(
    List<FanOutResult> nights, Duration heartbeatTimeout, List<Duration> recoveries) {
  public CoordinatorReport {
    nights = List.copyOf(nights);
    recoveries = List.copyOf(recoveries);
  }
}
