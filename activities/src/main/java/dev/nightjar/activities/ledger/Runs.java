package dev.nightjar.activities.ledger;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The runs of one connection. */
final class Runs {
  private static final String IS_RUN =
      " WHERE r.job = :job AND r.day = :day AND r.merchant_group = :group"
          + " AND r.generation = :generation";

  /**
   * The number that stands for a run in other tables, found within their statement. It is not kept
   * in memory: a ledger restored from a backup would give it to another run.
   */
  static final String NUMBER = "(SELECT r.run_no FROM run r" + IS_RUN + ")";

  /** The same until the run has ended; then there is none. */
  static final String NUMBER_WHILE_RUNNING =
      "(SELECT r.run_no FROM run r" + IS_RUN + " AND r.state = 'RUNNING')";

  private final Handle handle;

  Runs(Handle handle) {
    this.handle = handle;
  }

  static <S extends SqlStatement<S>> S bind(S statement, RunId run) {
    return statement
        .bind("job", run.job().value())
        .bind("day", Column.day(run.day()))
        .bind("group", run.group())
        .bind("generation", run.generation().cutoffMillis());
  }

  void open(RunId run, JobVersion version, String workflowId, Instant now) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO run
                  (job, day, merchant_group, generation, job_version, workflow_id, state, started)
                VALUES (:job, :day, :group, :generation, :version, :workflow, 'RUNNING', :now)
                ON DUPLICATE KEY UPDATE run_no = run_no
                """),
            run)
        .bind("version", version.number())
        .bind("workflow", workflowId)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  void close(RunId run, RunState state, String message, Instant now) {
    bind(
            handle.createUpdate(
                """
                UPDATE run r SET state = :state, message = :message, finished = :now
                """
                    + IS_RUN
                    + " AND r.state = 'RUNNING'"),
            run)
        .bind("state", state.name())
        .bind("message", Column.text(message))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** The run's number, which stands for it in other tables. */
  Optional<Long> number(RunId run) {
    return bind(handle.createQuery("SELECT run_no FROM run r" + IS_RUN), run)
        .mapTo(Long.class)
        .findOne();
  }

  /** The run's number, whose row nobody else can lock until this transaction ends. */
  long locked(RunId run) {
    return bind(handle.createQuery("SELECT run_no FROM run r" + IS_RUN + " FOR UPDATE"), run)
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(() -> missing(run));
  }

  static IllegalStateException missing(RunId run) {
    return new IllegalStateException(
        "Cannot find run %s in the ledger: it was not opened, or its row was deleted; start the night again"
            .formatted(run));
  }
}
