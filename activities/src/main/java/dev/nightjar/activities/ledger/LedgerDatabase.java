package dev.nightjar.activities.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * The open database of ledger and registry: a pool of connections to MySQL 8 or later, or MariaDB
 * 11. Thread-safe. Whoever opens it closes it.
 */
public final class LedgerDatabase implements AutoCloseable {
  /** Longer than any statement takes; a connection that is silent for longer is lost. */
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);

  private final HikariDataSource pool;
  private final LedgerSql sql;

  private LedgerDatabase(HikariDataSource pool, LedgerSettings settings) {
    this.pool = pool;
    this.sql = new LedgerSql(Jdbi.create(pool), settings.server());
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
    new ServerProbe(settings).check();
    HikariDataSource pool = new HikariDataSource(poolOf(settings));
    try {
      new LedgerTables(settings, pool).apply(policy);
      return new LedgerDatabase(pool, settings);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
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
   */
  private static Map<String, String> driverOptions(LedgerSettings settings) {
    return Map.of(
        "connectTimeout",
        Long.toString(settings.connectTimeout().toMillis()),
        "socketTimeout",
        Long.toString(SOCKET_TIMEOUT.toMillis()),
        "rewriteBatchedStatements",
        "true",
        "useLocalSessionState",
        "true");
  }

  LedgerSql sql() {
    return sql;
  }

  @Override
  public void close() {
    pool.close();
  }
}
