package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A MariaDB server as a child process of this JVM. */
final class MariaDbServer implements StackServer {
  static final String USER = "nightjar";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_MILLISECONDS = 20;
  private static final String READY = "ready for connections";

  private final Process process;
  private final int port;
  private final MariaDbPassword password;

  private MariaDbServer(Process process, int port, MariaDbPassword password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  static MariaDbServer start(DataFolder folder, StackPorts ports, List<String> arguments)
      throws IOException, InterruptedException, SQLException {
    OrphanedServer.stop(folder.path());
    Path mysql = folder.folder("mysql");
    folder.folder("mysql/tmp");
    MariaDbBinaries binaries = MariaDbBinaries.unpacked(mysql);
    MariaDbCommand command = new MariaDbCommand(binaries, folder.path(), arguments);
    MariaDbBootstrap.run(command, mysql.resolve("bootstrap.log"));
    MariaDbPassword password = MariaDbPassword.of(folder.path());
    Path statements = mysql.resolve("start.sql");
    PrivateFile.write(statements, password.accountStatements());
    try {
      return serve(command, ports.port("mysql"), password, statements);
    } finally {
      Files.deleteIfExists(statements);
    }
  }

  private static MariaDbServer serve(
      MariaDbCommand command, int port, MariaDbPassword password, Path statements)
      throws IOException, InterruptedException, SQLException {
    Path log = statements.resolveSibling("mariadbd.log");
    Process process =
        new ProcessBuilder(command.serve(port, statements))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    MariaDbServer server = new MariaDbServer(process, port, password);
    try {
      server.awaitReady(log);
      server.checkConnection();
      return server;
    } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!Files.readString(log, UTF_8).contains(READY)) {
      if (process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        throw new MariaDbFailure("it ended with code " + process.exitValue(), log).exception();
      }
      if (System.nanoTime() > deadline) {
        throw new MariaDbFailure("it was not ready after " + START_LIMIT, log).exception();
      }
    }
  }

  private void checkConnection() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), USER, password.value())) {
      if (!connection.isValid(1)) {
        throw new SQLException("the new server does not answer on " + address());
      }
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The collation is named because the driver's own choice would not be binary. */
  String jdbcUrl() {
    return "jdbc:mysql://"
        + address()
        + "/nightjar?sslMode=DISABLED&connectionCollation=utf8mb4_bin";
  }

  String password() {
    return password.value();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "mysql.url", jdbcUrl(),
        "mysql.user", USER,
        "mysql.password.file", password.file().toString());
  }

  @Override
  public void close() {
    process.destroy();
    boolean ended = false;
    try {
      ended = process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
    }
  }
}
