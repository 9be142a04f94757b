package dev.nightjar.worker.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nightjar.swarm.thread.Daemons;
import dev.nightjar.worker.config.HttpAddress;
import dev.nightjar.worker.connect.ConnectFailed;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves pages by their exact paths over the JDK's own server. Thread-safe. Threads, waiting
 * requests, connections, headers and the time of a request are bounded.
 */
public final class HttpEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);

  /** One for each connection, so that clients that are slow to ask make nobody wait. */
  private static final int THREADS = 32;

  private static final int WAITING = 32;
  private static final int BACKLOG = 64;

  /**
   * Limits of the JDK's server, in seconds where they are times: they hold for the whole virtual
   * machine, are read once, and give way to what its command line says.
   */
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "5",
          "sun.net.httpserver.maxRspTime", "30",
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxReqHeaders", "64",
          "sun.net.httpserver.maxReqHeaderSize", "16384",
          "jdk.httpserver.maxConnections", Integer.toString(THREADS));

  private final HttpServer server;
  private final ExecutorService threads;
  private final SortedMap<String, Page> pages;

  private HttpEndpoint(HttpServer server, Map<String, Page> pages) {
    this.server = server;
    this.pages = new TreeMap<>(pages);
    this.threads = Daemons.bounded("http", THREADS, WAITING);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /**
   * Listens and serves.
   *
   * @param pages by their paths, such as {@code /healthz}
   * @throws ConnectFailed when the address is taken, or none of this machine's
   */
  public static HttpEndpoint start(HttpAddress address, Map<String, Page> pages) {
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    try {
      InetSocketAddress at =
          new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
      HttpEndpoint endpoint = new HttpEndpoint(HttpServer.create(at, BACKLOG), pages);
      endpoint.server.start();
      return endpoint;
    } catch (BindException e) {
      throw new ConnectFailed(
          ("Cannot listen on %s for health and metrics: %s. Another worker host has it, or it is no"
                  + " address of this machine: set http.address (NIGHTJAR_HTTP_ADDRESS) to another, to"
                  + " %s:0 for any free port, or to off")
              .formatted(address, e.getMessage(), address.host()),
          e);
    } catch (IOException e) {
      throw new ConnectFailed(
          "Cannot listen on %s for health and metrics: %s. Set http.address (NIGHTJAR_HTTP_ADDRESS)"
              .formatted(address, e),
          e);
    }
  }

  /** Where it listens, with the port that it was given. */
  public URI address() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://%s:%d".formatted(at.getAddress().getHostAddress(), at.getPort()));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.bytes();
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    Page page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Answer.text(
          Answer.NOT_FOUND, "There is no such page. There are: " + pages.keySet() + "\n");
    }
    if (!exchange.getRequestMethod().equals("GET") && !exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Answer.text(Answer.NOT_ALLOWED, "This page can only be read: GET\n");
    }
    try {
      String accept = exchange.getRequestHeaders().getFirst("Accept");
      return page.answer(accept == null ? "" : accept);
    } catch (RuntimeException e) {
      LOG.warn("Cannot answer {}", exchange.getRequestURI().getPath(), e);
      return Answer.text(
          Answer.BROKEN, "This page is broken; the log of the worker host says why\n");
    }
  }

  /** Listens no more; requests that are being answered fail. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
