package dev.nightjar.generator.oracle;

import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.output.Encoding;
import dev.nightjar.generator.output.EventFiles;
import dev.nightjar.generator.output.FeedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Another program for the definitions of merchant-analytics: SQL over the file of events, which
 * shares nothing with the plan, the job or the engine but the dates' first instants in each zone.
 */
public final class SqlOracle implements AutoCloseable {
  private static final Pattern END = Pattern.compile(";\\s*\n");

  private final Connection connection;

  /** Of all lines, which are written into the folder. */
  public SqlOracle(Generator generator, Faults faults, Path folder)
      throws SQLException, IOException {
    this(generator, written(generator, faults, folder));
  }

  /**
   * Of the lines in some files.
   *
   * @param files a pattern of their names
   */
  public SqlOracle(Generator generator, Path files) throws SQLException, IOException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement sql = connection.createStatement()) {
      sql.execute(
          "create table dates (merchant varchar, day date, first_ms bigint, end_ms bigint)");
      for (Merchant merchant : generator.merchants()) {
        for (LocalDate day : generator.days()) {
          sql.execute(date(merchant, day));
        }
      }
      for (String statement : END.splitAsStream(script()).toList()) {
        sql.execute(statement.replace("$FILES", files.toString()));
      }
    }
  }

  private static Path written(Generator generator, Faults faults, Path folder) throws IOException {
    try (EventFiles files = new EventFiles(folder, EventFiles.Split.into(3), Encoding.GZIP)) {
      new FeedWriter(Encoding.GZIP, 2).write(generator.feed(faults), files, written -> {});
    }
    return folder.resolve("events-*.ndjson.gz");
  }

  /** Every figure that is not 0, by merchant, day, dimension, value and metric. */
  public SortedMap<String, String> figures() throws SQLException {
    SortedMap<String, String> figures = new TreeMap<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("select key, value from figures where value <> 0")) {
      while (rows.next()) {
        BigDecimal value = rows.getBigDecimal(2).stripTrailingZeros();
        figures.put(rows.getString(1), value.toPlainString());
      }
    }
    return figures;
  }

  /** How many sessions each visitor has on each day. */
  public SortedMap<String, Long> sessionsOfVisitors() throws SQLException {
    SortedMap<String, Long> sessions = new TreeMap<>();
    try (Statement sql = connection.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "select merchant || ' ' || day || ' ' || visitor, count(*) from sessions group by 1")) {
      while (rows.next()) {
        sessions.put(rows.getString(1), rows.getLong(2));
      }
    }
    return sessions;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static String date(Merchant merchant, LocalDate day) {
    ZoneId zone = merchant.zones().zoneFor(day);
    return "insert into dates values ('%s', '%s', %d, %d)"
        .formatted(
            merchant.id(),
            day,
            day.atStartOfDay(zone).toInstant().toEpochMilli(),
            day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
  }

  private static String script() throws IOException {
    try (InputStream script = SqlOracle.class.getResourceAsStream("/oracle.sql")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
