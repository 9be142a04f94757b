package dev.nightjar.tests;

import dev.nightjar.activities.ledger.LedgerSettings;
import dev.nightjar.worker.config.NightjarConfig;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that a site's ledger says, in whatever table and column. */
final class LedgerTexts {
  private LedgerTexts() {}

  static String of(Site site) throws SQLException {
    LedgerSettings settings = site.part(NightjarConfig.class).ledger();
    StringBuilder texts = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().value());
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        append(statement, table, texts);
      }
    }
    return texts.toString();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SHOW TABLES")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static void append(Statement statement, String table, StringBuilder texts)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        texts.append(table);
        for (int column = 1; column <= columns; column++) {
          byte[] bytes = rows.getBytes(column);
          texts.append('\t').append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
        }
        texts.append('\n');
      }
    }
  }
}
