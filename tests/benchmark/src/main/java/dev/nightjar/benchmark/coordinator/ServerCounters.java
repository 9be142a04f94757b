package dev.nightjar.benchmark.coordinator;

import dev.nightjar.activities.ledger.LedgerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Commits of the MySQL server that Temporal's persistence and the ledger share. */
final class ServerCounters {
  private final LedgerSettings settings;

  ServerCounters(LedgerSettings settings) {
    this.settings = settings;
  }

  /** Transactions committed since the server's start, by whomever. */
  long commits() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().value());
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_commit'")) {
      count.next();
      return count.getLong(2);
    }
  }
}
