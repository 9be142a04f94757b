package dev.nightjar.benchmark.swarm;

import com.uber.m3.tally.NoopScope;
import dev.nightjar.benchmark.measure.JavaLauncher;
import dev.nightjar.benchmark.measure.JavaProcess;
import dev.nightjar.benchmark.site.SiteSettings;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.setup.Retention;
import dev.nightjar.workflows.setup.TemporalSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Temporal service and worker hosts, each in a process of its own. */
final class SwarmSite implements AutoCloseable {
  private static final int HOST_MEGABYTES = 192;
  private static final int TEMPORAL_MEGABYTES = 768;
  private static final Duration START = Duration.ofMinutes(2);

  private final JavaLauncher launcher;
  private final Optional<JavaProcess> service;
  private final Path configuration;
  private final TemporalConnection temporal;
  private final List<JavaProcess> hosts = new ArrayList<>();
  private int started;

  /**
   * Starts it.
   *
   * @param stack the {@code nightjar.properties} of a stack that runs; empty for the in-process
   *     service
   */
  SwarmSite(Optional<Path> stack, Path folder) throws IOException, InterruptedException {
    this.launcher = new JavaLauncher(folder);
    if (stack.isPresent()) {
      service = Optional.empty();
      configuration = folder.resolve("nightjar.properties");
      SiteSettings.write(stack.orElseThrow(), configuration, SiteSettings.Ledger.OF_THE_STACK);
      var settings = ConfigurationSources.defaults().file(configuration).read().temporal();
      new TemporalSetup(TemporalServers.endpoint(settings)).apply(Retention.unchanged());
    } else {
      Path data = folder.resolve("temporal").toAbsolutePath();
      JavaProcess process =
          launcher.start(
              order("temporal", TEMPORAL_MEGABYTES, BenchTemporal.class, data.toString()));
      service = Optional.of(process);
      process.awaitWords(BenchTemporal.SERVES, START);
      configuration = data.resolve("nightjar.properties");
    }
    this.temporal =
        TemporalServers.open(
            ConfigurationSources.defaults().file(configuration).read().temporal(), new NoopScope());
  }

  private static JavaLauncher.Order order(
      String name, int megabytes, Class<?> main, String... arguments) {
    return new JavaLauncher.Order(
        name, megabytes, Optional.empty(), main.getName(), List.of(arguments), Map.of());
  }

  TemporalConnection temporal() {
    return temporal;
  }

  /** Starts another worker host, and waits until it serves. */
  void startHost(int slots) throws IOException, InterruptedException {
    String name = "host-" + ++started;
    JavaProcess host =
        launcher.start(
            order(
                name,
                HOST_MEGABYTES,
                BenchSwarmHost.class,
                configuration.toAbsolutePath().toString(),
                name,
                Integer.toString(slots)));
    hosts.add(host);
    host.awaitWords(BenchSwarmHost.SERVES, START);
  }

  /** Kills the worker host that was started last. */
  void killHost() throws InterruptedException {
    hosts.remove(hosts.size() - 1).kill();
  }

  @Override
  public void close() {
    temporal.close();
    hosts.forEach(JavaProcess::close);
    service.ifPresent(JavaProcess::close);
  }
}
