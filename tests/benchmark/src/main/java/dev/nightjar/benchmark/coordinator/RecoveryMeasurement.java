package dev.nightjar.benchmark.coordinator;

import dev.nightjar.benchmark.measure.JavaProcess;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunLimits;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** How long chunks wait for another worker host when theirs is killed. */
final class RecoveryMeasurement {
  private static final Duration CHUNK = Duration.ofMinutes(2);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final CoordinatorSite site;
  private final FanOutMeasurement nights;
  private final Executions executions;

  RecoveryMeasurement(CoordinatorSite site, FanOutMeasurement nights) {
    this.site = site;
    this.nights = nights;
    this.executions = new Executions(site.temporal());
  }

  /**
   * Kills a worker host whose slots are at chunks, while another has free slots.
   *
   * @return from the kill until all of its chunks run elsewhere
   */
  Duration once() throws IOException, InterruptedException {
    List<JavaProcess> hosts = new ArrayList<>(site.hosts(1, CHUNK));
    try {
      RunHandle run = nights.start(CoordinatorSite.SLOTS, CoordinatorSite.SLOTS);
      String batch = awaitBatch(run);
      await(batch, Set.of(), CoordinatorSite.SLOTS);
      String killed = host(batch);
      hosts.addAll(site.hosts(1, CHUNK));
      hosts.get(0).kill();
      long begin = System.nanoTime();
      await(batch, Set.of(killed), CoordinatorSite.SLOTS);
      Duration waited = Duration.ofNanos(System.nanoTime() - begin);
      run.cancel();
      return waited;
    } finally {
      hosts.forEach(JavaProcess::close);
    }
  }

  /** The heartbeat time-out that the nights have. */
  static Duration heartbeatTimeout() {
    return RunLimits.DEFAULTS.heartbeatTimeout();
  }

  private String awaitBatch(RunHandle run) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      List<String> children = executions.pendingChildren(run.workflowId());
      if (!children.isEmpty()) {
        return children.get(0);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new IOException("The night started no batch within " + LIMIT);
  }

  private void await(String batch, Set<String> dead, int running) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (started(batch).stream().filter(a -> !dead.contains(a.getLastWorkerIdentity())).count()
        < running) {
      if (System.nanoTime() > end) {
        throw new IOException("Not all chunks ran within %s: %s".formatted(LIMIT, started(batch)));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private String host(String batch) {
    return started(batch).stream()
        .map(PendingActivityInfo::getLastWorkerIdentity)
        .distinct()
        .collect(Collectors.joining());
  }

  private List<PendingActivityInfo> started(String batch) {
    return executions.pendingActivities(batch).stream()
        .filter(a -> a.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
        .toList();
  }
}
