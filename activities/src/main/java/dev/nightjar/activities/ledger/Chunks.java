package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The chunks of one connection. */
final class Chunks {
  private static final String IS_CHUNK = " WHERE number = :number AND run_no = " + Runs.NUMBER;

  private static final String SLOWEST =
      """
      SELECT merchant, COUNT(*) AS chunks, SUM(took) AS took FROM (
        SELECT JSON_UNQUOTE(JSON_EXTRACT(slices, '$[0][0]')) AS merchant,
          GREATEST(0, COALESCE(finished, :now) - started) AS took
        FROM chunk
        WHERE state IN ('RUNNING', 'DONE', 'FAILED') AND started IS NOT NULL
          AND JSON_LENGTH(slices) = 1 AND run_no = %s) AS own
      GROUP BY merchant ORDER BY took DESC, merchant LIMIT :limit
      """;

  private final Handle handle;

  Chunks(Handle handle) {
    this.handle = handle;
  }

  Optional<ChunkRecord> chunk(ChunkId chunk) {
    return bind(handle.createQuery("SELECT * FROM chunk" + IS_CHUNK), chunk)
        .map((row, context) -> ChunkRow.record(row))
        .findOne();
  }

  List<ChunkRecord> ofBatch(RunId run, int batch) {
    return Runs.bind(
            handle.createQuery(
                "SELECT * FROM chunk WHERE batch = :batch AND run_no = "
                    + Runs.NUMBER
                    + " ORDER BY number"),
            run)
        .bind("batch", batch)
        .map((row, context) -> ChunkRow.record(row))
        .list();
  }

  /** Those that are RUNNING, the first begun first. */
  List<ChunkRecord> running(RunId run, int limit) {
    return Runs.bind(
            handle.createQuery(
                "SELECT * FROM chunk WHERE state = 'RUNNING' AND run_no = "
                    + Runs.NUMBER
                    + " ORDER BY started, number LIMIT :limit"),
            run)
        .bind("limit", limit)
        .map((row, context) -> ChunkRow.record(row))
        .list();
  }

  /** Merchants with chunks of their own, by the time that those took. */
  List<MerchantTime> slowest(RunId run, int limit, Instant now) {
    return Runs.bind(handle.createQuery(SLOWEST.formatted(Runs.NUMBER)), run)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map(
            (row, context) ->
                new MerchantTime(
                    new MerchantId(row.getString("merchant")),
                    row.getInt("chunks"),
                    Duration.ofMillis(row.getLong("took"))))
        .list();
  }

  /** What was planned of chunks with consecutive numbers, in order. */
  List<PlannedChunk> planned(RunId run, int first, int last) {
    return Runs.bind(
            handle.createQuery(
                """
                SELECT number, batch, slices, expected_rows FROM chunk
                WHERE number BETWEEN :first AND :last AND run_no =
                """
                    + Runs.NUMBER
                    + " ORDER BY number"),
            run)
        .bind("first", first)
        .bind("last", last)
        .map((row, context) -> ChunkRow.planned(row))
        .list();
  }

  /** Marks those PLANNED again that are RUNNING: their run has ended, and nobody goes on. */
  void leave(RunId run) {
    Runs.bind(
            handle.createUpdate(
                "UPDATE chunk SET state = 'PLANNED' WHERE state = 'RUNNING' AND run_no = "
                    + Runs.NUMBER),
            run)
        .execute();
  }

  /**
   * Marks the chunk RUNNING unless it is done, was split, failed or is missing, or its run has
   * ended.
   */
  void begin(ChunkId chunk, Beginning beginning) {
    bind(
            handle.createUpdate(
                """
                UPDATE chunk
                SET state = 'RUNNING', attempts = attempts + 1, worker = :worker, started = :now
                WHERE number = :number AND state IN ('PLANNED', 'RUNNING') AND run_no =
                """
                    + Runs.NUMBER_WHILE_RUNNING),
            chunk)
        .bind("worker", Column.worker(beginning.worker()))
        .bind("now", beginning.at().toEpochMilli())
        .execute();
  }

  /**
   * Marks the chunk DONE unless it is done with another outcome, was split, failed or is missing.
   *
   * @param beginning of the same execution, if it is not written yet
   * @return whether it is DONE with this outcome now
   */
  boolean finish(ChunkId chunk, Optional<Beginning> beginning, ChunkOutcome outcome, Instant now) {
    return Column.bind(
                bind(
                    handle.createUpdate(
                        """
                        UPDATE chunk
                        SET attempts = attempts + IF(state = 'DONE', 0, :begun),
                          worker = IF(state = 'DONE' OR :begun = 0, worker, :worker),
                          started = IF(state = 'DONE' OR :begun = 0, started, :started),
                          state = 'DONE', rows_read = :read, rows_used = :used,
                          rows_duplicate = :duplicates, rows_quarantined = :quarantined,
                          rows_written = :written, digest = :digest,
                          finished = COALESCE(finished, :now)
                        """
                            + IS_CHUNK
                            + """
                             AND (state IN ('PLANNED', 'RUNNING')
                              OR (state = 'DONE' AND digest = :digest AND rows_written = :written
                               AND rows_read = :read AND rows_used = :used
                               AND rows_duplicate = :duplicates
                               AND rows_quarantined = :quarantined))
                            """),
                    chunk),
                outcome.rows())
            .bind("begun", beginning.isPresent() ? 1 : 0)
            .bind("worker", beginning.map(begun -> Column.worker(begun.worker())).orElse(""))
            .bind("started", beginning.map(begun -> begun.at().toEpochMilli()).orElse(0L))
            .bind("written", outcome.written())
            .bind("digest", Column.bytes(outcome.digest()))
            .bind("now", now.toEpochMilli())
            .execute()
        > 0;
  }

  static <S extends SqlStatement<S>> S bind(S statement, ChunkId chunk) {
    return Runs.bind(statement, chunk.run()).bind("number", chunk.number());
  }

  static IllegalStateException missing(ChunkId chunk) {
    return new IllegalStateException(
        "Cannot find chunk %s in the ledger: its row is missing; start the night again with --force"
            .formatted(chunk));
  }

  /** The state, with the row locked until the transaction ends. */
  ChunkState locked(ChunkId chunk) {
    return bind(handle.createQuery("SELECT state FROM chunk" + IS_CHUNK + " FOR UPDATE"), chunk)
        .mapTo(String.class)
        .findOne()
        .map(ChunkState::valueOf)
        .orElseThrow(() -> missing(chunk));
  }
}
