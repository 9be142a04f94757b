package dev.nightjar.benchmark.swarm;

import com.uber.m3.tally.NoopScope;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.workflows.client.TemporalConnection;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A worker host of the swarm alone, and of the peer. */
public final class BenchSwarmHost {
  /** What it says when it serves. */
  static final String SERVES = "serves calls";

  private BenchSwarmHost() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments the configuration file, its name, and the slots of each lane
   */
  public static void main(String[] arguments) {
    TemporalConnection temporal =
        TemporalServers.open(
            ConfigurationSources.defaults().file(Path.of(arguments[0])).read().temporal(),
            new NoopScope());
    int slots = Integer.parseInt(arguments[2]);
    Waiting waiting = new Waiting();
    WorkerFactory factory = WorkerFactory.newInstance(temporal.client());
    SwarmWorkers.of(
            arguments[1],
            Offers.of(
                List.of(
                    SwarmService.of(Work.class, waiting),
                    SwarmService.of(BatchWork.class, waiting))),
            new TreeMap<>(Map.of("realtime", slots, "batch", slots)))
        .register(factory);
    var bare = factory.newWorker(BareWorkflowCode.QUEUE);
    bare.registerWorkflowImplementationTypes(BareWorkflowCode.class);
    bare.registerActivitiesImplementations(waiting);
    factory.start();
    System.out.println(SERVES);
  }
}
