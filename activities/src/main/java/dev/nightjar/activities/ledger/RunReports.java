package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Runs with their progress, over one connection. */
final class RunReports {
  /** Consecutive numbers, so that one range over each table gives the progress of many runs. */
  private static final String WITH_PROGRESS =
      """
      SELECT r.*, p.batches, p.merchants, p.expected_rows,
        c.chunks, c.done, c.failed, c.split, c.rows_read, c.rows_used, c.rows_duplicate, c.rows_quarantined,
        u.merchants AS merchants_published, f.merchants AS merchants_failed
      FROM run r
      LEFT JOIN plan p ON p.run_no = r.run_no
      LEFT JOIN (
        SELECT run_no, SUM(state <> 'SPLIT') AS chunks, SUM(state = 'DONE') AS done,
          SUM(state = 'FAILED') AS failed, SUM(state = 'SPLIT') AS split,
          SUM(CASE WHEN state = 'DONE' THEN rows_read ELSE 0 END) AS rows_read,
          SUM(CASE WHEN state = 'DONE' THEN rows_used ELSE 0 END) AS rows_used,
          SUM(CASE WHEN state = 'DONE' THEN rows_duplicate ELSE 0 END) AS rows_duplicate,
          SUM(CASE WHEN state = 'DONE' THEN rows_quarantined ELSE 0 END) AS rows_quarantined
        FROM chunk WHERE run_no BETWEEN :first AND :last GROUP BY run_no) c ON c.run_no = r.run_no
      LEFT JOIN (
        SELECT run_no, COUNT(DISTINCT merchant) AS merchants
        FROM publication WHERE run_no BETWEEN :first AND :last GROUP BY run_no) u ON u.run_no = r.run_no
      LEFT JOIN (
        SELECT run_no, COUNT(*) AS merchants
        FROM run_failure WHERE run_no BETWEEN :first AND :last GROUP BY run_no) f ON f.run_no = r.run_no
      WHERE r.run_no BETWEEN :first AND :last
      ORDER BY r.run_no DESC
      """;

  private final Handle handle;

  RunReports(Handle handle) {
    this.handle = handle;
  }

  Optional<RunRecord> run(RunId run) {
    return new Runs(handle).number(run).flatMap(no -> between(no, no).stream().findFirst());
  }

  /** The newest first. */
  List<RunRecord> latest(int limit) {
    List<Long> numbers =
        handle
            .createQuery("SELECT run_no FROM run ORDER BY run_no DESC LIMIT :limit")
            .bind("limit", limit)
            .mapTo(Long.class)
            .list();
    return numbers.isEmpty() ? List.of() : between(numbers.get(numbers.size() - 1), numbers.get(0));
  }

  private List<RunRecord> between(long first, long last) {
    return handle
        .createQuery(WITH_PROGRESS)
        .bind("first", first)
        .bind("last", last)
        .map((row, context) -> record(row))
        .list();
  }

  private static RunRecord record(ResultSet row) throws SQLException {
    RunId run = Column.run(row, "generation");
    return new RunRecord(
        run,
        new JobVersion(row.getInt("job_version")),
        row.getString("workflow_id"),
        RunState.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("started")),
        Column.instant(row, "finished"),
        progress(row),
        row.getString("message"));
  }

  /** What is not there yet reads as NULL, which the driver gives as 0. */
  private static RunProgress progress(ResultSet row) throws SQLException {
    return new RunProgress(
        row.getInt("batches"),
        row.getInt("chunks"),
        row.getInt("done"),
        row.getInt("failed"),
        row.getInt("split"),
        row.getInt("merchants"),
        row.getInt("merchants_published"),
        row.getInt("merchants_failed"),
        row.getLong("expected_rows"),
        Column.rows(row));
  }
}
