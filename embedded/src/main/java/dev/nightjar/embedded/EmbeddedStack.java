package dev.nightjar.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running embedded stack: Temporal, HBase and a MySQL-compatible server on 127.0.0.1.
 *
 * <p>While it runs, {@code nightjar.properties} in its folder holds {@link #settings()}, so that
 * other processes of this user can connect. The servers' threads do not keep the JVM alive, and a
 * JVM that exits, also by an interrupt from the keyboard, closes the stack first. After a killed
 * JVM the next start on the same folder stops what was left running. Thread-safe.
 *
 * <p>Not for production: see {@link #lacks()}.
 */
public final class EmbeddedStack implements AutoCloseable {
  /** The file with the connection settings, in the data folder. */
  static final String SETTINGS_FILE = "nightjar.properties";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStack.class);

  /** Whoever stores data before who hands out work. */
  private static final List<Part> STOP_ORDER = List.of(Part.HBASE, Part.MYSQL, Part.TEMPORAL);

  private final DataFolder folder;
  private final ExitHook exitHook;
  private volatile Map<Part, StackServer> servers = Map.of();
  private boolean closed;

  /** The hook is there before any server is, so that a JVM that exits meanwhile leaves none. */
  private EmbeddedStack(DataFolder folder, StackStart start) {
    this.folder = folder;
    this.exitHook =
        new ExitHook(
            () -> {
              start.cancel();
              stop();
            });
  }

  /**
   * Whether all that it needs is on the class path. Container images leave the database server's
   * binaries out.
   */
  public static boolean isInstalled() {
    return MariaDbBinaries.areThere();
  }

  /**
   * Starts the wanted servers side by side and returns when all answer: in about 10 seconds with
   * HBase, in about one without.
   *
   * @throws EmbeddedStackException if the folder is in use, a server does not start, or the JVM
   *     exits meanwhile; then nothing of this stack is left running
   */
  public static EmbeddedStack start(EmbeddedOptions options) {
    DataFolder folder = DataFolder.take(options.dataFolder());
    EmbeddedStack stack = null;
    try {
      StackStart start = new StackStart(options, folder);
      stack = new EmbeddedStack(folder, start);
      stack.open(start);
      return stack;
    } catch (IOException e) {
      abandon(stack, folder);
      throw new EmbeddedStackException(
          null, "Cannot use the data folder " + folder.path() + ": " + e, e);
    } catch (RuntimeException e) {
      abandon(stack, folder);
      throw ExitHook.isExiting(e) ? StackStart.ending(e) : e;
    }
  }

  private static void abandon(@Nullable EmbeddedStack stack, DataFolder folder) {
    if (stack == null) {
      release(folder);
    } else {
      stack.close();
    }
  }

  /** Locked, so that an exit hook stops only what has ended starting. */
  private synchronized void open(StackStart start) throws IOException {
    servers = start.servers();
    publishSettings();
  }

  private void publishSettings() throws IOException {
    PrivateFile.write(
        folder.path().resolve(SETTINGS_FILE),
        settings().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** The servers that run. */
  public Set<Part> parts() {
    return Collections.unmodifiableSet(servers.keySet());
  }

  /** Where Temporal listens, {@code 127.0.0.1:port}; plain text, no credentials. */
  public String temporalTarget() {
    return server(Part.TEMPORAL, TemporalServer.class).address();
  }

  /** The namespace to use, {@code default}. */
  public String temporalNamespace() {
    return TemporalServer.NAMESPACE;
  }

  /** A new configuration for HBase clients, bulk loads and snapshot readers in this JVM. */
  public Configuration hbaseConfiguration() {
    return server(Part.HBASE, HBaseServer.class).clientConfiguration();
  }

  /** ZooKeeper's address, {@code 127.0.0.1:port}; HBase's nodes are under {@code /hbase}. */
  public String hbaseQuorum() {
    return server(Part.HBASE, HBaseServer.class).address();
  }

  /** The URL of the database {@code nightjar} for Connector/J. */
  public String jdbcUrl() {
    return server(Part.MYSQL, MariaDbServer.class).jdbcUrl();
  }

  /** The account to use; it owns {@code nightjar} and all databases called {@code nightjar_...}. */
  public String jdbcUser() {
    return MariaDbServer.USER;
  }

  /** The account's password, which is random for each data folder. Keep it out of logs. */
  public String jdbcPassword() {
    return server(Part.MYSQL, MariaDbServer.class).password();
  }

  /** The data folder: the given one, or a temporary one that close deletes. */
  public Path dataFolder() {
    return folder.path();
  }

  /**
   * How to connect, sorted by key: {@code hbase.quorum}, {@code mysql.password.file}, {@code
   * mysql.url}, {@code mysql.user}, {@code temporal.namespace}, {@code temporal.target}; only those
   * of the parts that run.
   */
  public SortedMap<String, String> settings() {
    SortedMap<String, String> settings = new TreeMap<>();
    servers.values().forEach(server -> settings.putAll(server.settings()));
    return Collections.unmodifiableSortedMap(settings);
  }

  /** What this stack is, a line each. */
  public List<String> description() {
    return StackDescription.of(parts(), folder);
  }

  /** What this stack lacks beside a real one, a line each. */
  public List<String> lacks() {
    return StackDescription.lacks(parts());
  }

  private <T extends StackServer> T server(Part part, Class<T> type) {
    return Optional.ofNullable(servers.get(part))
        .map(type::cast)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot connect to %s: this stack runs only %s. Ask for the part when you start it."
                        .formatted(part, parts())));
  }

  /**
   * Stops HBase, ZooKeeper, MariaDB and Temporal, in this order, and deletes a temporary folder.
   * Closing it again does nothing.
   */
  @Override
  public void close() {
    stop();
    exitHook.remove();
  }

  private synchronized void stop() {
    if (!closed) {
      closed = true;
      STOP_ORDER.forEach(this::stopPart);
      release(folder);
    }
  }

  private void stopPart(Part part) {
    Optional.ofNullable(servers.get(part)).ifPresent(StackServer::close);
  }

  private static void release(DataFolder folder) {
    try {
      folder.release();
    } catch (IOException e) {
      LOG.warn("Cannot clear away {}; delete it by hand", folder.path(), e);
    }
  }
}
