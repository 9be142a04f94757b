package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.FirstRun;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import java.util.Optional;

/** First runs out of the ledger's table of runs. Thread-safe. */
public final class MySqlFirstRuns implements FirstRuns {
  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlFirstRuns(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public Optional<FirstRun> first(JobName job) {
    return sql.statement(
        "read the first run of " + job,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT day, generation FROM run
                    WHERE job = :job AND state IN ('COMPLETED', 'COMPLETED_WITH_FAILURES')
                    ORDER BY run_no LIMIT 1
                    """)
                .bind("job", job.value())
                .map(
                    (row, context) ->
                        new FirstRun(
                            Column.day(row, "day"), new Generation(row.getLong("generation"))))
                .findOne());
  }
}
