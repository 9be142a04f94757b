package dev.nightjar.benchmark.coordinator;

import com.uber.m3.tally.NoopScope;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.worker.lane.LaneWorkers;
import dev.nightjar.workflows.LateActivities;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTask;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A worker host in a process of its own: the product's workflows, and activities without work. */
public final class CoordinatorHost {
  /** What it says when it serves. */
  static final String SERVES = "serves empty nights";

  /** The task queue of what is written plainly. */
  static final String PLAIN = "plain";

  private CoordinatorHost() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments the configuration file, and the milliseconds that a chunk takes
   */
  public static void main(String[] arguments) {
    NightjarConfig config = ConfigurationSources.defaults().file(Path.of(arguments[0])).read();
    TemporalConnection temporal = TemporalServers.open(config.temporal(), new NoopScope());
    EmptyNight night = new EmptyNight(Duration.ofMillis(Long.parseLong(arguments[1])));
    LaneWorkers lanes =
        LaneWorkers.of(
            temporal.client(),
            config.lanes(),
            Optional.empty(),
            new WorkerInterceptorBase(),
            night,
            new NothingLate(),
            night,
            night,
            Optional.empty());
    WorkerFactory plain = WorkerFactory.newInstance(temporal.client());
    plain
        .newWorker(PLAIN)
        .registerWorkflowImplementationTypes(PlainNightWorkflow.class, PlainBatchWorkflow.class);
    lanes.start();
    plain.start();
    System.out.println(SERVES);
  }

  /** No night of the benchmark has late data. */
  private static final class NothingLate implements LateActivities {
    @Override
    public LateFound late(LateTask task) {
      return LateFound.NOTHING;
    }
  }
}
