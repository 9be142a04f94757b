package dev.nightjar.worker.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.worker.build.Build;
import dev.nightjar.worker.config.HttpAddress;
import dev.nightjar.worker.config.SwarmHttpSettings;
import dev.nightjar.worker.connect.ConnectFailed;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contracts that can be called over HTTP: {@code POST /CONTRACT/METHOD}, and {@code GET
 * /openapi.json} says which. Thread-safe. Threads, connections, headers, bodies and times are
 * bounded.
 */
public final class SwarmWeb implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SwarmWeb.class);

  private static final int MOST_THREADS = 32;
  private static final int LEAST_THREADS = 4;
  private static final int IDLE_THREAD_MILLIS = 60_000;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int HEADER_BYTES = 16_384;

  /** Whoever sends a body more slowly is cut off. */
  private static final long LEAST_BYTES_PER_SECOND = 1_000;

  /** Beyond the time of a call, during which a connection is silent. */
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** For answers to calls that are under way at the stop. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Server server;
  private final ServerConnector connector;
  private final WebCalls calls;

  private SwarmWeb(Server server, ServerConnector connector, WebCalls calls) {
    this.server = server;
    this.connector = connector;
    this.calls = calls;
  }

  /**
   * Listens and answers.
   *
   * @param address where to listen
   * @param offers what the worker host offers
   * @param swarm by which calls are made; it stays the caller's to close
   * @throws ConnectFailed when the address is taken, or none of this machine's
   * @throws IllegalArgumentException when a contract of the settings is not offered
   */
  public static SwarmWeb start(
      HttpAddress address, SwarmHttpSettings settings, Offers offers, Swarm swarm) {
    ObjectMapper mapper = Json.mapper();
    ExposedContracts contracts = ExposedContracts.of(offers, settings.contracts());
    WebCalls calls = new WebCalls(swarm, mapper, settings.timeout());
    WebHandler handler =
        new WebHandler(
            contracts,
            calls,
            new Arguments(mapper),
            settings,
            OpenApiDocument.of(contracts, mapper, Build.current().version()));
    // What waits for a thread is bounded by the connections.
    QueuedThreadPool threads =
        new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_THREAD_MILLIS);
    threads.setName("swarm-http");
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(settings.timeout().plus(IDLE).toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    server.setHandler(
        new GracefulHandler(new MinimumDataRateHandler(handler, LEAST_BYTES_PER_SECOND, 0)));
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    server.setErrorHandler(errors);
    server.setStopTimeout(LONGEST_STOP.toMillis());
    SwarmWeb web = new SwarmWeb(server, connector, calls);
    web.listen(address);
    return web;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    return configuration;
  }

  private void listen(HttpAddress address) {
    try {
      server.start();
      LOG.info("Calls over HTTP: {}{}", address(), WebHandler.DOCUMENT);
    } catch (Exception e) {
      close();
      throw new ConnectFailed(
          ("Cannot listen on %s for calls over HTTP: %s. Set swarm.http.address"
                  + " (NIGHTJAR_SWARM_HTTP_ADDRESS) to another, to %s:0 for any free port, or to off")
              .formatted(address, e.getMessage(), address.host()),
          e);
    }
  }

  /** Where it listens, with the port that it was given. */
  public URI address() {
    return URI.create("http://%s:%d".formatted(connector.getHost(), connector.getLocalPort()));
  }

  /** Listens no more, and answers what is under way, for some seconds at most. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("Cannot stop calls over HTTP", e);
    } finally {
      calls.close();
    }
  }
}
