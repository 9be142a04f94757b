package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.plan.ChunkPace;
import dev.nightjar.core.plan.EarlierRun;
import dev.nightjar.core.plan.NightPace;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The latest runs of one connection, as far as they tell how fast the next is. Runs are read from
 * the newest on, a run's chunks from its first on, which are its largest: both in order of the
 * primary key.
 */
final class LatestRuns {
  static final String RUNS =
      """
      SELECT r.run_no, r.finished - r.started AS took FROM run r
      JOIN plan p ON p.run_no = r.run_no
      WHERE r.job = :job AND r.state IN ('COMPLETED', 'COMPLETED_WITH_FAILURES')
        AND p.expected_rows >= :least
        AND (p.rows_per_chunk_source IS NULL OR p.rows_per_chunk_source <> 'INTERMEDIATE')
      ORDER BY r.run_no DESC LIMIT :limit
      """;

  private static final String CHUNKS =
      """
      SELECT rows_read, finished - started AS took FROM chunk
      WHERE run_no = :run AND state = 'DONE' AND attempts = 1 AND rows_read >= :least
        AND finished > started
      ORDER BY number LIMIT :limit
      """;

  private static final String PROCESSED =
      "SELECT COALESCE(MAX(finished) - MIN(started), 0) FROM chunk WHERE run_no = :run";

  private final Handle handle;

  LatestRuns(Handle handle) {
    this.handle = handle;
  }

  List<EarlierRun> of(JobName job) {
    return handle
        .createQuery(RUNS)
        .bind("job", job.value())
        .bind("least", NightPace.LEAST_ROWS)
        .bind("limit", EarlierNights.MOST_RUNS)
        .map((row, context) -> new Run(row.getLong("run_no"), row.getLong("took")))
        .list()
        .stream()
        .map(run -> new EarlierRun(besides(run), chunks(run)))
        .toList();
  }

  /** The clocks of worker hosts differ, so a little may be missing. */
  private Duration besides(Run run) {
    long processed =
        handle.createQuery(PROCESSED).bind("run", run.number()).mapTo(Long.class).one();
    return Duration.ofMillis(Math.max(0, run.tookMillis() - processed));
  }

  private List<ChunkPace> chunks(Run run) {
    return handle
        .createQuery(CHUNKS)
        .bind("run", run.number())
        .bind("least", NightPace.LEAST_ROWS)
        .bind("limit", EarlierNights.MOST_CHUNKS)
        .map(
            (row, context) ->
                new ChunkPace(row.getLong("rows_read"), Duration.ofMillis(row.getLong("took"))))
        .list();
  }

  private record Run(long number, long tookMillis) {}
}
