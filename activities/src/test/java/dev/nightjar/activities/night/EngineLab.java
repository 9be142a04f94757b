package dev.nightjar.activities.night;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.activities.ledger.LedgerDatabase;
import dev.nightjar.activities.ledger.LedgerPassword;
import dev.nightjar.activities.ledger.LedgerSettings;
import dev.nightjar.activities.ledger.MySqlEarlierNights;
import dev.nightjar.activities.ledger.MySqlFirstRuns;
import dev.nightjar.activities.ledger.MySqlGenerationHistory;
import dev.nightjar.activities.ledger.MySqlLedger;
import dev.nightjar.activities.ledger.MySqlRegistry;
import dev.nightjar.activities.planning.DayPlanning;
import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.embedded.EmbeddedStack;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/**
 * Tables and a ledger for the tests of the engine, made once and shared; each test has merchants of
 * its own. The connections end with the JVM.
 *
 * @param stores the tables
 * @param ledger the ledger
 * @param history the ledger's generations
 * @param registry the registry
 * @param firstRuns the first runs of jobs
 * @param earlier the earlier nights
 */
public record EngineLab(
    HBaseStores stores,
    Ledger ledger,
    GenerationHistory history,
    MerchantRegistry registry,
    FirstRuns firstRuns,
    EarlierNights earlier) {
  private static final String NAME = "nightjar_engine";
  private static final Map<String, EngineLab> LABS = new ConcurrentHashMap<>();

  /** Planning in this laboratory. */
  public DayPlanning planning() {
    return new DayPlanning(registry, stores, earlier);
  }

  /** The laboratory on two stacks. */
  public static EngineLab on(EmbeddedStack hbase, EmbeddedStack mysql) {
    return LABS.computeIfAbsent(hbase.hbaseQuorum(), quorum -> start(hbase, mysql));
  }

  private static EngineLab start(EmbeddedStack hbase, EmbeddedStack mysql) {
    try {
      var connection = ConnectionFactory.createConnection(hbase.hbaseConfiguration());
      TableCreator.create(connection, NAME, TableOptions.embedded());
      LedgerDatabase database = LedgerDatabase.open(emptyDatabase(mysql));
      return new EngineLab(
          new HBaseStores(connection, NAME),
          new MySqlLedger(database),
          new MySqlGenerationHistory(database),
          new MySqlRegistry(database),
          new MySqlFirstRuns(database),
          new MySqlEarlierNights(database));
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("Cannot start the laboratory", e);
    }
  }

  private static LedgerSettings emptyDatabase(EmbeddedStack stack) throws SQLException {
    try (var sql =
            DriverManager.getConnection(stack.jdbcUrl(), stack.jdbcUser(), stack.jdbcPassword());
        var statement = sql.createStatement()) {
      statement.execute("CREATE DATABASE " + NAME + " CHARACTER SET utf8mb4");
    }
    return LedgerSettings.of(
        stack.jdbcUrl().replaceFirst("^(jdbc:mysql://[^/]+/)[^?]+", "$1" + NAME),
        stack.jdbcUser(),
        new LedgerPassword(stack.jdbcPassword()));
  }
}
