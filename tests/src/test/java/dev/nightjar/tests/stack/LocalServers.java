package dev.nightjar.tests.stack;

import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.workflows.client.TemporalEndpoint;
import dev.nightjar.workflows.setup.Retention;
import dev.nightjar.workflows.setup.TemporalSetup;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The local stack without worker hosts, from an empty data folder. It takes a minute to start, so
 * that there is one for all tests of the JVM, which is stopped when the JVM ends. With {@code
 * -Dnightjar.local.reuse=true} a stack that is there is used as it is, and goes on afterwards.
 */
final class LocalServers implements TestStack {
  private static @Nullable LocalServers shared;

  private static final boolean REUSE = Boolean.getBoolean("nightjar.local.reuse");

  /** Sites of earlier users of the stack must not be met. */
  private final AtomicInteger sites =
      new AtomicInteger(REUSE ? (int) Instant.now().getEpochSecond() : 0);

  private final Properties settings = new Properties();
  private final String administrator;

  private LocalServers(StackCommand command) throws IOException {
    Path data = command.data();
    try (Reader reader = Files.newBufferedReader(data.resolve("nightjar.properties"))) {
      settings.load(reader);
    }
    administrator = Files.readString(data.resolve("secrets/mysql-root.password"));
  }

  static synchronized LocalServers start() throws IOException {
    LocalServers running = shared;
    if (running == null) {
      StackCommand command = StackCommand.ofTests();
      if (!REUSE) {
        command.run("wipe", "--yes");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> command.run("down"), "stack-down"));
      }
      command.run("up", "--workers", "0", "--ports", Integer.toString(command.ports()));
      running = new LocalServers(command);
      shared = running;
    }
    return running;
  }

  @Override
  public String temporalTarget() {
    return setting("temporal.target");
  }

  @Override
  public String hbaseQuorum() {
    return setting("hbase.quorum");
  }

  @Override
  public String mysqlServer() {
    return setting("mysql.url").replaceFirst("jdbc:mysql://([^/]+)/.*", "$1");
  }

  @Override
  public Map<String, String> newSite() {
    String name = "site" + sites.incrementAndGet();
    createDatabase("nightjar_" + name);
    new TemporalSetup(TemporalEndpoint.plain(temporalTarget(), name)).apply(Retention.unchanged());
    Map<String, String> site = new TreeMap<>();
    settings.stringPropertyNames().forEach(key -> site.put(key, setting(key)));
    site.put("temporal.namespace", name);
    site.put("hbase.namespace", name);
    site.put("mysql.url", "jdbc:mysql://%s/nightjar_%s".formatted(mysqlServer(), name));
    return site;
  }

  /** Nightjar's own account may not create databases, and gets no more than this one. */
  private void createDatabase(String name) {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:mysql://%s/".formatted(mysqlServer()), "root", administrator);
        Statement sql = connection.createStatement()) {
      sql.execute("CREATE DATABASE %s CHARACTER SET utf8mb4".formatted(name));
      sql.execute("GRANT ALL ON %s.* TO 'nightjar'@'127.0.0.1'".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make database " + name, e);
    }
  }

  private String setting(String key) {
    return Objects.requireNonNull(settings.getProperty(key), key);
  }

  /** Others may still use it. */
  @Override
  public void close() {}
}
