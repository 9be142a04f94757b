package dev.nightjar.worker;

import dev.nightjar.activities.ledger.LedgerDatabase;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.worker.config.HttpSettings;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.health.Condition.State;
import dev.nightjar.worker.health.HBaseAnswer;
import dev.nightjar.worker.health.HealthBoard;
import dev.nightjar.worker.health.HealthChecks;
import dev.nightjar.worker.health.HealthPage;
import dev.nightjar.worker.health.Part;
import dev.nightjar.worker.health.ServerWords;
import dev.nightjar.worker.http.HttpEndpoint;
import dev.nightjar.worker.metrics.BacklogMeters;
import dev.nightjar.worker.metrics.HostMeters;
import dev.nightjar.worker.metrics.PrometheusPage;
import dev.nightjar.workflows.client.TemporalConnection;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health and the metrics of one worker host, over HTTP where that is configured. */
final class HostHealth implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostHealth.class);

  /** How many checks may be missed before what they found counts no more. */
  private static final int MISSED = 3;

  private final Backend backend;
  private final NightjarConfig config;
  private final HealthBoard board;
  private final HealthChecks checks;
  private final Optional<HttpEndpoint> endpoint;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private HostHealth(Backend backend) {
    this.backend = backend;
    this.config = backend.part(NightjarConfig.class);
    Duration every = config.http().checkEvery();
    this.board =
        new HealthBoard(
            Clock.systemUTC(), every.plus(config.http().checkTimeout()).multipliedBy(MISSED + 1));
    this.checks = new HealthChecks(board, every);
    this.endpoint = listen(config.http());
    open.push(checks);
  }

  /**
   * Listens, before anything is connected.
   *
   * @throws dev.nightjar.worker.connect.ConnectFailed when the address is taken
   */
  static HostHealth of(Backend backend) {
    HostHealth health = new HostHealth(backend);
    health.checks.threads();
    return health;
  }

  private Optional<HttpEndpoint> listen(HttpSettings http) {
    if (http.address().isEmpty()) {
      return Optional.empty();
    }
    CompositeMeterRegistry registry = backend.part(CompositeMeterRegistry.class);
    PrometheusPage metrics = new PrometheusPage(registry);
    open.push(metrics);
    HostMeters.register(registry, board, backend.part(JobCatalog.class));
    String worker = config.worker().name();
    try {
      HttpEndpoint listening =
          HttpEndpoint.start(
              http.address().get(),
              Map.of(
                  "/healthz", HealthPage.liveness(worker, board),
                  "/readyz", HealthPage.readiness(worker, board),
                  "/metrics", metrics));
      open.push(listening);
      LOG.info(
          "Health and metrics: {0}/healthz {0}/readyz {0}/metrics"
              .replace("{0}", listening.address().toString()));
      return Optional.of(listening);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where it listens; empty for nowhere. */
  Optional<URI> address() {
    return endpoint.map(HttpEndpoint::address);
  }

  /** Takes down what an attempt to connect came to. */
  void connected(Collection<Server> failed) {
    for (Server server : Server.values()) {
      if (failed.contains(server)) {
        board.post(
            server.part(),
            State.DOWN,
            "no connection yet; tries again",
            ServerWords.next(server.part()));
      } else {
        board.post(server.part(), State.UP, "connected", "");
      }
    }
    if (!failed.isEmpty()) {
      board.post(Part.WORK, State.STARTING, "waits for its servers", "");
    }
  }

  /** Checks servers and pollers from now on. */
  void working(List<String> lanes) {
    checks.pollers(lanes);
    Duration limit = config.http().checkTimeout();
    TemporalConnection temporal = backend.part(TemporalConnection.class);
    checks.server(Part.TEMPORAL, () -> temporal.requireAnswer(limit));
    HBaseAnswer hbase =
        new HBaseAnswer(backend.part(Connection.class), config.hbase().namespace(), limit);
    open.push(hbase);
    checks.server(Part.HBASE, hbase);
    checks.server(Part.LEDGER, backend.part(LedgerDatabase.class)::requireAnswer);
    if (endpoint.isPresent()) {
      checks.beside(backend.part(BacklogMeters.class)::refresh);
    }
  }

  /** From now on no new tasks are taken, and {@code /readyz} says so. */
  void draining() {
    checks.drain("nothing; it ends");
  }

  /** From now on no new tasks are taken until it is resumed, and {@code /readyz} says so. */
  void drained() {
    checks.drain("nightjar hosts resume " + config.worker().name());
  }

  /** From now on tasks are taken again. */
  void resumed() {
    checks.resume();
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("Cannot close what tells the health of the worker host", e);
      }
    }
  }
}
