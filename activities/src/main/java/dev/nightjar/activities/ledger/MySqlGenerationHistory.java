package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Pointer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Generations in the ledger on MySQL or MariaDB. Thread-safe. */
public final class MySqlGenerationHistory implements GenerationHistory {
  private static final int MOST_GENERATIONS = 10_000;

  private final LedgerSql sql;
  private final Clock clock;

  /** The generations in an open database, which stays the caller's to close. */
  public MySqlGenerationHistory(LedgerDatabase database) {
    this(database, Clock.systemUTC());
  }

  MySqlGenerationHistory(LedgerDatabase database, Clock clock) {
    this.sql = database.sql();
    this.clock = clock;
  }

  @Override
  public List<GenerationRecord> of(MerchantDay merchantDay, JobName job, int limit) {
    if (limit < 1 || limit > MOST_GENERATIONS) {
      throw new IllegalArgumentException(
          "Invalid limit: %d is not in 1..%d".formatted(limit, MOST_GENERATIONS));
    }
    return sql.statement(
        "read the generations of " + merchantDay,
        handle -> new Generations(handle).of(merchantDay, job, limit));
  }

  @Override
  public void prepare(MerchantDay merchantDay, JobName job, Pointer pointer) {
    Instant now = clock.instant();
    sql.run(
        "record a generation of " + merchantDay,
        handle -> new Generations(handle).insert(merchantDay, job, pointer, now));
  }

  /** Two transactions, for the reason of {@link MySqlLedger#published}. */
  @Override
  public void confirm(MerchantDay merchantDay, JobName job, Pointer pointer) {
    Instant now = clock.instant();
    String what = "record a generation of " + merchantDay;
    sql.runTransaction(
        what,
        handle -> {
          Generations generations = new Generations(handle);
          generations.insert(merchantDay, job, pointer, now);
          generations.publish(merchantDay, job, pointer.generation());
        });
    sql.runTransaction(what, handle -> new Publications(handle).supersede(merchantDay, job, now));
  }
}
