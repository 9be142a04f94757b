package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.NightRuns;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import java.time.LocalDate;
import java.util.Optional;

/** Nights out of the ledger's table of runs. Thread-safe. */
public final class MySqlNightRuns implements NightRuns {
  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlNightRuns(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public Optional<RunState> latest(JobName job, LocalDate day, String group) {
    return sql.statement(
        "read the latest run of %s for %s and group %s".formatted(job, day, group),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT state FROM run
                    WHERE job = :job AND day = :day AND merchant_group = :group
                    ORDER BY run_no DESC LIMIT 1
                    """)
                .bind("job", job.value())
                .bind("day", Column.day(day))
                .bind("group", group)
                .mapTo(String.class)
                .findOne()
                .map(RunState::valueOf));
  }
}
