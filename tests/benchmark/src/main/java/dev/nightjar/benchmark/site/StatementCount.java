package dev.nightjar.benchmark.site;

import dev.nightjar.activities.ledger.LedgerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many statements the ledger's server has executed: reads and writes, no commits. */
public final class StatementCount {
  private static final String STATUS =
      "SHOW GLOBAL STATUS WHERE Variable_name IN"
          + " ('Com_select', 'Com_insert', 'Com_update', 'Com_delete', 'Com_replace',"
          + " 'Com_insert_select', 'Com_update_multi', 'Com_delete_multi')";

  private final LedgerSettings settings;

  /** On a ledger's server. */
  public StatementCount(LedgerSettings settings) {
    this.settings = settings;
  }

  /** All since the server's start. */
  public long now() throws SQLException {
    long sum = 0;
    try (Connection connection =
            DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().value());
        Statement statement = connection.createStatement();
        ResultSet counts = statement.executeQuery(STATUS)) {
      while (counts.next()) {
        sum += counts.getLong(2);
      }
    }
    return sum;
  }
}
