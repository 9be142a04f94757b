package dev.nightjar.activities.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The ledger's tables and the migrations that make them. */
final class LedgerTables {
  private static final String MIGRATIONS = "classpath:db/nightjar";
  private static final String HISTORY = "schema_history";

  private final LedgerSettings settings;
  private final Flyway flyway;

  LedgerTables(LedgerSettings settings, DataSource source) {
    this.settings = settings;
    this.flyway =
        Flyway.configure(LedgerTables.class.getClassLoader())
            .dataSource(source)
            .locations(MIGRATIONS)
            .table(HISTORY)
            .loggers("slf4j")
            .load();
  }

  void apply(SchemaPolicy policy) {
    try {
      switch (policy) {
        case MIGRATE -> flyway.migrate();
        case CHECK -> check();
      }
    } catch (FlywayException e) {
      if (SqlFailure.passes(e)) {
        throw LedgerNotReady.lost(settings, e);
      }
      throw new LedgerNotReady(
          settings,
          "its tables are not those of this version: %s. Give it a database of its own, and a user that may create and alter tables in it"
              .formatted(firstSentence(e)),
          e);
    }
  }

  /** The rest is advice on Flyway's options. */
  private static String firstSentence(FlywayException e) {
    String message = String.valueOf(e.getMessage()).strip();
    int end = message.indexOf(". ");
    return end < 0 ? message : message.substring(0, end);
  }

  private void check() {
    int pending = flyway.info().pending().length;
    if (pending > 0) {
      throw new LedgerNotReady(
          settings,
          "%d migrations of its tables are missing. Open it once with a user that may create and alter tables"
              .formatted(pending),
          null);
    }
    flyway.validate();
  }
}
