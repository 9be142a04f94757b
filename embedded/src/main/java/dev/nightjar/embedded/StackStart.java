package dev.nightjar.embedded;

import io.temporal.serviceclient.Version;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hadoop.hbase.util.VersionInfo;
import org.jspecify.annotations.Nullable;

/** Starts the wanted servers side by side; if one fails, stops those that did start. */
final class StackStart {
  private final EmbeddedOptions options;
  private final DataFolder folder;
  private final StackPorts ports;
  private final ExecutorService threads = Executors.newCachedThreadPool(StackStart::daemon);
  private volatile boolean cancelled;

  StackStart(EmbeddedOptions options, DataFolder folder) throws IOException {
    this.options = options;
    this.folder = folder;
    this.ports = StackPorts.of(folder.path());
  }

  /**
   * All wanted servers, running. For one call.
   *
   * @throws EmbeddedStackException when one did not start or this was cancelled; then none runs
   */
  Map<Part, StackServer> servers() {
    Map<Part, CompletableFuture<StackServer>> starting = new EnumMap<>(Part.class);
    for (Part part : options.partsInOrder()) {
      starting.put(part, submitted(part));
    }
    threads.shutdown();
    return allOrNone(starting);
  }

  private CompletableFuture<StackServer> submitted(Part part) {
    try {
      return CompletableFuture.supplyAsync(() -> startTimed(part), threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Gives up what has not started yet: the JVM is about to end. */
  void cancel() {
    cancelled = true;
    threads.shutdownNow();
  }

  /** What is thrown when the JVM ends meanwhile. */
  static EmbeddedStackException ending(RuntimeException cause) {
    return new EmbeddedStackException(null, "Interrupted. Nothing of this stack runs now.", cause);
  }

  /** Servers' own threads inherit this: a forgotten stack does not keep the JVM from its end. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "nightjar-embedded-start");
    thread.setDaemon(true);
    return thread;
  }

  private Map<Part, StackServer> allOrNone(Map<Part, CompletableFuture<StackServer>> starting) {
    Map<Part, StackServer> servers = new EnumMap<>(Part.class);
    @Nullable EmbeddedStackException failure = null;
    for (Map.Entry<Part, CompletableFuture<StackServer>> entry : starting.entrySet()) {
      try {
        servers.put(entry.getKey(), entry.getValue().join());
      } catch (CompletionException e) {
        EmbeddedStackException next = failure(entry.getKey(), e.getCause());
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    if (failure != null) {
      servers.values().forEach(StackServer::close);
      throw cancelled ? ending(failure) : failure;
    }
    return servers;
  }

  private StackServer startTimed(Part part) {
    String name = part.title() + " " + version(part);
    report(name + ": starting");
    long begin = System.nanoTime();
    StackServer server = start(part);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    report(
        String.format(
            Locale.ROOT,
            "%s: ready on %s (%.1f s)",
            name,
            server.address(),
            time.toMillis() / 1000.0));
    return server;
  }

  private StackServer start(Part part) {
    try {
      return switch (part) {
        case TEMPORAL -> TemporalServer.start(ports);
        case HBASE -> HBaseServer.start(folder, ports, options.hbaseHost());
        case MYSQL -> MariaDbServer.start(folder, ports, options.mariaDbArguments());
      };
    } catch (IOException | SQLException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static EmbeddedStackException failure(Part part, @Nullable Throwable cause) {
    String reason =
        cause instanceof IOException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    return new EmbeddedStackException(
        part,
        "Cannot start: "
            + reason
            + "\nNothing of this stack runs now. Correct the cause and start again.",
        cause);
  }

  private static String version(Part part) {
    return switch (part) {
      case TEMPORAL -> Version.LIBRARY_VERSION;
      case HBASE -> VersionInfo.getVersion().replace("-hadoop3", "");
      case MYSQL -> MariaDbBinaries.VERSION;
    };
  }

  private void report(String line) {
    synchronized (options) {
      options.progress().accept(line);
    }
  }
}
