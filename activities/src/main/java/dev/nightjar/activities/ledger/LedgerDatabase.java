package dev.nightjar.activities.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * The open database of ledger and registry: a pool of connections to MySQL 8 or later, or MariaDB
 * 11. Thread-safe. Whoever opens it closes it.
 */
public final class LedgerDatabase implements AutoCloseable {
  private final HikariDataSource pool;
  private final LedgerSql sql;

  private LedgerDatabase(HikariDataSource pool, LedgerSettings settings, MeterRegistry meters) {
    this.pool = pool;
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.setSqlLogger(new StatementMeters(meters));
    this.sql = new LedgerSql(jdbi, settings.server());
  }

  /**
   * Opens the ledger and brings its tables up to date.
   *
   * @throws LedgerNotReady within 10 s when the server does not answer; or when it refuses, or the
   *     tables cannot be migrated
   */
  public static LedgerDatabase open(LedgerSettings settings) {
    return open(settings, SchemaPolicy.MIGRATE);
  }

  /**
   * Opens the ledger.
   *
   * @throws LedgerNotReady within 10 s when the server does not answer; or when it refuses, or the
   *     tables are not up to date
   */
  public static LedgerDatabase open(LedgerSettings settings, SchemaPolicy policy) {
    return open(settings, policy, new CompositeMeterRegistry());
  }

  /**
   * Opens the ledger, and counts its connections and statements.
   *
   * @param meters where to
   * @throws LedgerNotReady as the others do
   */
  public static LedgerDatabase open(
      LedgerSettings settings, SchemaPolicy policy, MeterRegistry meters) {
    new ServerProbe(settings).check();
    HikariConfig config = poolOf(settings);
    config.setMetricRegistry(meters);
    HikariDataSource pool = poolOf(config, settings);
    try {
      new LedgerTables(settings, pool).apply(policy);
      return new LedgerDatabase(pool, settings, meters);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** The server may go away after the probe. */
  private static HikariDataSource poolOf(HikariConfig config, LedgerSettings settings) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw LedgerNotReady.lost(settings, e);
    }
  }

  private static HikariConfig poolOf(LedgerSettings settings) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("ledger");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password().value());
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(settings.connectTimeout().toMillis());
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    driverOptions(settings).forEach(pool::addDataSourceProperty);
    return pool;
  }

  /**
   * All are texts: the driver overlooks an option of another type. Without local session state it
   * asks the server before every write whether the session is read-only, which doubles them.
   * Statements are few and come again and again, so their texts are taken apart once.
   */
  private static Map<String, String> driverOptions(LedgerSettings settings) {
    Map<String, String> options = new TreeMap<>(settings.tls().driverOptions());
    options.put("connectTimeout", Long.toString(settings.connectTimeout().toMillis()));
    options.put("socketTimeout", Long.toString(settings.statementTimeout().toMillis()));
    options.put("rewriteBatchedStatements", "true");
    options.put("useLocalSessionState", "true");
    options.put("cachePrepStmts", "true");
    options.put("prepStmtCacheSqlLimit", "4096");
    return options;
  }

  /**
   * Asks the server for an answer.
   *
   * @throws dev.nightjar.core.ledger.LedgerUnavailable when there is none within the time to
   *     connect, or the pool has no connection to spare
   */
  public void requireAnswer() {
    sql.run("reach the ledger", handle -> handle.select("SELECT 1").mapTo(Integer.class).one());
  }

  LedgerSql sql() {
    return sql;
  }

  @Override
  public void close() {
    pool.close();
  }
}
