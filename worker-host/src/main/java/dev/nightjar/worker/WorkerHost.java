package dev.nightjar.worker;

import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.host.StageLoad;
import dev.nightjar.worker.build.Build;
import dev.nightjar.worker.config.DurationText;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.config.SwarmSettings;
import dev.nightjar.worker.config.WorkerSettings;
import dev.nightjar.worker.lane.LaneWorkers;
import dev.nightjar.worker.metrics.CallStageMeters;
import dev.nightjar.worker.metrics.ChunkStageMeters;
import dev.nightjar.worker.metrics.SlotMeters;
import dev.nightjar.worker.presence.Presence;
import dev.nightjar.worker.web.SwarmWeb;
import dev.nightjar.workflows.client.PollGate;
import dev.nightjar.workflows.client.TemporalConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running worker host: it serves all lanes until it is stopped. Thread-safe. It shares nothing
 * with other hosts; whatever it leaves undone, another host does again.
 */
public final class WorkerHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerHost.class);

  private final LaneWorkers lanes;
  private final WorkerSettings settings;
  private final HostHealth health;
  private final Presence presence;
  private final Optional<SwarmWeb> web;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private WorkerHost(Backend backend, WorkerSettings settings, HostHealth health) {
    this.lanes = backend.part(LaneWorkers.class);
    this.settings = settings;
    this.health = health;
    this.web = web(backend);
    SlotMeters slots = backend.part(SlotMeters.class);
    PollGate polls = backend.part(TemporalConnection.class).polls();
    this.presence =
        new Presence(
            backend.part(Hosts.class),
            settings.name(),
            Build.current().toString(),
            slots::loads,
            stages(backend),
            new HostSwitch(lanes, polls, slots, health, this::stop));
  }

  private static Supplier<List<StageLoad>> stages(Backend backend) {
    ChunkStageMeters chunks = backend.part(ChunkStageMeters.class);
    CallStageMeters calls = backend.part(CallStageMeters.class);
    return () -> Stream.concat(chunks.loads().stream(), calls.loads().stream()).toList();
  }

  /** Before any lane is served, so that an address which is taken keeps the host from beginning. */
  private static Optional<SwarmWeb> web(Backend backend) {
    return backend
        .part(SwarmSettings.class)
        .http()
        .address()
        .map(address -> backend.part(SwarmWeb.class));
  }

  /**
   * Connects and begins to work.
   *
   * @param backend the servers, which stay the caller's to close after the host is stopped
   * @throws dev.nightjar.worker.connect.ConnectFailed within 10 seconds, naming every server that
   *     does not answer; or at once when the address for health and metrics is taken
   */
  public static WorkerHost start(Backend backend) {
    HostHealth health = HostHealth.of(backend);
    try {
      backend.connect();
      return working(backend, health);
    } catch (RuntimeException e) {
      health.close();
      throw e;
    }
  }

  /**
   * Goes on trying to connect for {@code worker.connectLimit}, and begins to work.
   *
   * @param backend the servers, which stay the caller's to close after the host is stopped
   * @param signal ends the trying
   * @return empty when the signal came before
   * @throws dev.nightjar.worker.connect.ConnectFailed when a server does not answer within the
   *     limit; or at once when the address for health and metrics is taken
   */
  public static Optional<WorkerHost> start(Backend backend, StopSignal signal)
      throws InterruptedException {
    Duration limit = backend.part(NightjarConfig.class).worker().connectLimit();
    HostHealth health = HostHealth.of(backend);
    Optional<WorkerHost> host = Optional.empty();
    try {
      if (new Connecting(backend, health, signal).within(limit)) {
        host = Optional.of(working(backend, health));
      }
      return host;
    } finally {
      if (host.isEmpty()) {
        health.close();
      }
    }
  }

  private static WorkerHost working(Backend backend, HostHealth health) {
    NightjarConfig config = backend.part(NightjarConfig.class);
    WorkerHost host = new WorkerHost(backend, config.worker(), health);
    host.lanes.start();
    health.working(host.lanes.names());
    host.presence.start();
    LOG.info("Temporal's address is from: {}", config.temporal().origin());
    LOG.info(
        "Worker host {} of Nightjar {} serves Temporal {} (namespace {}, {}), HBase {} (namespace"
            + " {}), ledger {} on {}; {}",
        config.worker().name(),
        Build.current(),
        config.temporal().target(),
        config.temporal().namespace(),
        config.temporal().access().words(),
        config.hbase().place(),
        config.hbase().namespace(),
        config.ledger().database(),
        config.ledger().server(),
        slots(config.lanes()));
    return host;
  }

  private static String slots(LaneSettings lanes) {
    return "slots: coordinator %d, process %d, publish %d"
        .formatted(lanes.coordinator(), lanes.process(), lanes.publish());
  }

  /**
   * Stops: polls no more, lets running activities go on within {@code worker.shutdownGrace}, then
   * interrupts them; another host does again what was interrupted. Stopping again waits for the
   * first stop.
   */
  public void stop() {
    try {
      if (stopping.compareAndSet(false, true)) {
        end();
      }
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() throws InterruptedException {
    try (health;
        presence) {
      drain();
    } finally {
      stopped.countDown();
    }
  }

  private void drain() throws InterruptedException {
    health.draining();
    presence.stopping();
    web.ifPresent(SwarmWeb::close);
    String grace = DurationText.of(settings.shutdownGrace());
    LOG.info("Stopping: running activities have {} to end", grace);
    if (lanes.stop(settings.shutdownGrace())) {
      LOG.info("Stopped: all activities ended");
    } else {
      LOG.warn(
          "Stopped: activities were interrupted after {}; other worker hosts do them again", grace);
    }
  }

  /** Where it answers {@code /healthz}, {@code /readyz}, {@code /metrics}; empty for nowhere. */
  public Optional<URI> address() {
    return health.address();
  }

  /** Where contracts can be called over HTTP; empty for nowhere. */
  public Optional<URI> swarmAddress() {
    return web.map(SwarmWeb::address);
  }

  /** Waits until the host is stopped. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stop();
  }
}
