package dev.nightjar.benchmark.coordinator;

import com.uber.m3.tally.NoopScope;
import dev.nightjar.benchmark.measure.JavaLauncher;
import dev.nightjar.benchmark.measure.JavaProcess;
import dev.nightjar.benchmark.site.SiteSettings;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
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

/** A namespace of the benchmark's own on a real server, and worker hosts that serve it. */
final class CoordinatorSite implements AutoCloseable {
  /** Slots for chunks of each worker host. */
  static final int SLOTS = SiteSettings.SLOTS;

  private static final int HEAP_MEGABYTES = 96;
  private static final Duration START = Duration.ofMinutes(3);

  private final Path configuration;
  private final JavaLauncher launcher;
  private final NightjarConfig config;
  private final TemporalConnection temporal;

  /**
   * Makes the namespace ready.
   *
   * @param stack the stack's {@code nightjar.properties}
   * @param folder for the configuration and the hosts' output
   */
  CoordinatorSite(Path stack, Path folder) throws IOException {
    this.configuration = folder.resolve("nightjar.properties");
    this.launcher = new JavaLauncher(folder);
    SiteSettings.write(stack, configuration, SiteSettings.Ledger.OF_THE_STACK);
    this.config = ConfigurationSources.defaults().file(configuration).read();
    new TemporalSetup(TemporalServers.endpoint(config.temporal())).apply(Retention.unchanged());
    this.temporal = TemporalServers.open(config.temporal(), new NoopScope());
  }

  NightjarConfig config() {
    return config;
  }

  TemporalConnection temporal() {
    return temporal;
  }

  /** Worker hosts that serve; whoever takes them closes them. */
  List<JavaProcess> hosts(int count, Duration chunkTime) throws IOException, InterruptedException {
    List<JavaProcess> hosts = new ArrayList<>();
    try {
      for (int number = 1; number <= count; number++) {
        hosts.add(launcher.start(order(number, chunkTime)));
      }
      for (JavaProcess host : hosts) {
        host.awaitWords(CoordinatorHost.SERVES, START);
      }
      return hosts;
    } catch (IOException | InterruptedException e) {
      hosts.forEach(JavaProcess::close);
      throw e;
    }
  }

  private JavaLauncher.Order order(int number, Duration chunkTime) {
    return new JavaLauncher.Order(
        "host-" + number,
        HEAP_MEGABYTES,
        Optional.empty(),
        CoordinatorHost.class.getName(),
        List.of(configuration.toAbsolutePath().toString(), Long.toString(chunkTime.toMillis())),
        Map.of());
  }

  @Override
  public void close() {
    temporal.close();
  }
}
