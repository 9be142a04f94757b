package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.FailedDays;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedBatch;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Failed days out of the ledger's runs, plans, failures and publications. What makes up for a run
 * that failed or was cancelled is told by its plan, merchant by merchant; of one that has no plan,
 * a later run of the same group, of all, or a retry of it makes up for it. Thread-safe.
 */
public final class MySqlFailedDays implements FailedDays {
  private static final int BATCHES_AT_ONCE = 10;

  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlFailedDays(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public SortedSet<LocalDate> between(JobName job, LocalDate first, LocalDate last) {
    return sql.statement(
        "read the failed days of " + job, handle -> new Search(handle, job).days(first, last));
  }

  /** A run that failed or was cancelled. */
  private record Ended(RunId run, boolean isPlanned) {}

  /** One search over one connection. */
  private record Search(Handle handle, JobName job) {
    SortedSet<LocalDate> days(LocalDate first, LocalDate last) {
      SortedSet<LocalDate> days = takenOut(first, last);
      for (Ended ended : ended(first, last)) {
        LocalDate day = ended.run().day();
        if (!days.contains(day) && (!ended.isPlanned() || hasLeft(ended.run()))) {
          days.add(day);
        }
      }
      return days;
    }

    private SortedSet<LocalDate> takenOut(LocalDate first, LocalDate last) {
      return new TreeSet<>(
          within(
                  """
                  SELECT DISTINCT r.day FROM run r
                  JOIN run_failure f ON f.run_no = r.run_no
                  LEFT JOIN publication p ON p.merchant = f.merchant AND p.day = r.day
                    AND p.job = r.job AND p.generation >= r.generation
                  WHERE r.job = :job AND r.day BETWEEN :first AND :last
                    AND p.merchant IS NULL
                  """,
                  first,
                  last)
              .map((row, context) -> Column.day(row, "day"))
              .list());
    }

    /** Those that nothing makes up for as a whole; those that have a plan are looked at closer. */
    private List<Ended> ended(LocalDate first, LocalDate last) {
      return within(
              """
              SELECT r.job, r.day, r.merchant_group, r.generation, p.run_no IS NOT NULL AS is_planned
              FROM run r LEFT JOIN plan p ON p.run_no = r.run_no
              WHERE r.job = :job AND r.day BETWEEN :first AND :last
                AND r.state IN ('FAILED', 'CANCELLED')
                AND (p.run_no IS NOT NULL OR NOT EXISTS (
                  SELECT 1 FROM run later
                  WHERE later.job = r.job AND later.day = r.day
                    AND later.run_no > r.run_no
                    AND later.state IN ('COMPLETED', 'COMPLETED_WITH_FAILURES')
                    AND (later.merchant_group IN (r.merchant_group, 'all', 'backfill')
                      OR later.merchant_group = CONCAT('retry-', r.generation)
                      OR later.merchant_group LIKE CONCAT('retry-', r.generation, '-%'))))
              """,
              first, last)
          .map(
              (row, context) ->
                  new Ended(Column.run(row, "generation"), row.getBoolean("is_planned")))
          .list();
    }

    private Query within(String query, LocalDate first, LocalDate last) {
      return handle
          .createQuery(query)
          .bind("job", job.value())
          .bind("first", Column.day(first))
          .bind("last", Column.day(last));
    }

    /** Whether a merchant of a run's plan that nights are run for has no generation as new. */
    private boolean hasLeft(RunId run) {
      Plans plans = new Plans(handle);
      List<PlannedBatch> batches = plans.batches(run, 0, BATCHES_AT_ONCE);
      for (int next = BATCHES_AT_ONCE; !batches.isEmpty(); next += BATCHES_AT_ONCE) {
        for (PlannedBatch batch : batches) {
          Set<MerchantId> left = new HashSet<>(batch.merchants());
          List<byte[]> ids = batch.merchants().stream().map(Column::bytes).toList();
          left.removeAll(published(run, ids));
          if (!left.isEmpty()) {
            left.removeAll(idle(ids));
          }
          if (!left.isEmpty()) {
            return true;
          }
        }
        batches = plans.batches(run, next, BATCHES_AT_ONCE);
      }
      return false;
    }

    private List<MerchantId> published(RunId run, List<byte[]> merchants) {
      return handle
          .createQuery(
              """
              SELECT DISTINCT merchant FROM publication
              WHERE merchant IN (<merchants>) AND day = :day AND job = :job
                AND generation >= :generation
              """)
          .bindList("merchants", merchants)
          .bind("day", Column.day(run.day()))
          .bind("job", job.value())
          .bind("generation", run.generation().cutoffMillis())
          .map((row, context) -> Column.merchant(row, "merchant"))
          .list();
    }

    private List<MerchantId> idle(List<byte[]> merchants) {
      return handle
          .createQuery("SELECT id FROM merchant WHERE id IN (<merchants>) AND state <> 'ACTIVE'")
          .bindList("merchants", merchants)
          .map((row, context) -> Column.merchant(row, "id"))
          .list();
    }
  }
}
