package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.FailedDays;
import dev.nightjar.core.model.JobName;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Failed days out of the ledger's runs, failures and publications. A later run makes up for one
 * that failed or was cancelled when it is of the same merchants, of all, or a retry of it; one of
 * some other merchants does not. Thread-safe.
 */
public final class MySqlFailedDays implements FailedDays {
  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlFailedDays(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public SortedSet<LocalDate> between(JobName job, LocalDate first, LocalDate last) {
    return sql.statement(
        "read the failed days of " + job,
        handle ->
            new TreeSet<>(
                handle
                    .createQuery(
                        """
                        SELECT r.day FROM run r
                        JOIN run_failure f ON f.run_no = r.run_no
                        LEFT JOIN publication p ON p.merchant = f.merchant AND p.day = r.day
                          AND p.job = r.job AND p.generation >= r.generation
                        WHERE r.job = :job AND r.day BETWEEN :first AND :last
                          AND p.merchant IS NULL
                        UNION
                        SELECT r.day FROM run r
                        WHERE r.job = :job AND r.day BETWEEN :first AND :last
                          AND r.state IN ('FAILED', 'CANCELLED')
                          AND NOT EXISTS (
                            SELECT 1 FROM run later
                            WHERE later.job = r.job AND later.day = r.day
                              AND later.run_no > r.run_no
                              AND later.state IN ('COMPLETED', 'COMPLETED_WITH_FAILURES')
                              AND (later.merchant_group IN (r.merchant_group, 'all', 'backfill')
                                OR later.merchant_group = CONCAT('retry-', r.generation)
                                OR later.merchant_group LIKE CONCAT('retry-', r.generation, '-%')))
                        """)
                    .bind("job", job.value())
                    .bind("first", Column.day(first))
                    .bind("last", Column.day(last))
                    .map((row, context) -> Column.day(row, "day"))
                    .list()));
  }
}
