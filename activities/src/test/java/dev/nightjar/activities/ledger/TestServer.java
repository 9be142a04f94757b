package dev.nightjar.activities.ledger;

import dev.nightjar.embedded.EmbeddedStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database server that a contract runs against.
 *
 * @param url of a database on it
 * @param user who may create and drop databases
 * @param password the user's
 */
record TestServer(String url, String user, String password) {
  static TestServer of(EmbeddedStack stack) {
    return new TestServer(stack.jdbcUrl(), stack.jdbcUser(), stack.jdbcPassword());
  }

  /** Settings of a new, empty database; one of the same name from an earlier test goes. */
  LedgerSettings emptyDatabase(String name) {
    run("DROP DATABASE IF EXISTS " + name);
    run("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    return settings(name);
  }

  /** Settings of a database that may not be there. */
  LedgerSettings settings(String name) {
    return LedgerSettings.of(
        url.replaceFirst("^(jdbc:mysql://[^/]+/)[^?]+", "$1" + name),
        user,
        new LedgerPassword(password));
  }

  void run(String statement) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot run " + statement, e);
    }
  }
}
