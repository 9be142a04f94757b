package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.SplitRule;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Gives a chunk up within one transaction: splits it by merchant or by hash range, or marks it
 * FAILED.
 */
final class ChunkSplit {
  private final Handle handle;
  private final ChunkId chunk;
  private final Instant now;

  ChunkSplit(Handle handle, ChunkId chunk, Instant now) {
    this.handle = handle;
    this.chunk = chunk;
    this.now = now;
  }

  /**
   * Even a chunk that is DONE is given up when the coordinator says so: it decides, the ledger
   * records, and doing the parts gives the same rows under the same keys.
   *
   * @return the numbers of the parts; empty when the chunk is FAILED
   */
  List<Integer> giveUp(String reason) {
    ChunkState state = new Chunks(handle).locked(chunk);
    if (state == ChunkState.FAILED) {
      return List.of();
    }
    if (state == ChunkState.SPLIT) {
      return parts();
    }
    PlannedChunk whole = whole();
    if (!whole.isShared()) {
      mark(ChunkState.FAILED, reason);
      return List.of();
    }
    return splitInto(ChunkParts.of(whole, firstSplit()), reason);
  }

  /**
   * Splits the chunk by hash range, likewise even when it is DONE: the parts give the same rows, or
   * rows under keys of their own.
   *
   * @return the numbers of the parts; empty when the chunk is FAILED
   */
  List<Integer> outgrown(Outgrowth outgrowth, SplitRule rule, String reason) {
    return switch (new Chunks(handle).locked(chunk)) {
      case FAILED -> List.of();
      case SPLIT -> parts();
      case PLANNED, RUNNING, DONE -> splitInto(OutgrownParts.of(whole(), outgrowth, rule), reason);
    };
  }

  private PlannedChunk whole() {
    return new Chunks(handle)
        .planned(chunk.run(), chunk.number(), chunk.number()).stream()
            .findFirst()
            .orElseThrow(() -> Chunks.missing(chunk));
  }

  private List<Integer> splitInto(List<PlannedChunk> parts, String reason) {
    insert(parts);
    mark(ChunkState.SPLIT, reason);
    return parts.stream().map(PlannedChunk::number).toList();
  }

  /** What a split before has made of the chunk. */
  private List<Integer> parts() {
    return Chunks.bind(
            handle.createQuery(
                """
                SELECT number FROM chunk
                WHERE split_from = :number AND batch = :batch AND run_no =
                """
                    + Runs.NUMBER
                    + " ORDER BY number"),
            chunk)
        .bind("batch", whole().batch())
        .mapTo(Integer.class)
        .list();
  }

  private int firstSplit() {
    return Chunks.bind(
            handle.createQuery(
                "SELECT first_split FROM chunk WHERE number = :number AND run_no = " + Runs.NUMBER),
            chunk)
        .mapTo(Integer.class)
        .one();
  }

  private void mark(ChunkState state, String reason) {
    Chunks.bind(
            handle.createUpdate(
                """
                UPDATE chunk SET state = :state, last_error = :reason, finished = :now
                WHERE number = :number AND run_no =
                """
                    + Runs.NUMBER),
            chunk)
        .bind("state", state.name())
        .bind("reason", Column.text(reason))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** A part of several merchants takes over the numbers that the whole no longer needs. */
  private void insert(List<PlannedChunk> parts) {
    long run = new Runs(handle).number(chunk.run()).orElseThrow(() -> Runs.missing(chunk.run()));
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO chunk
              (run_no, number, batch, slices, expected_rows, first_split, split_from, state, attempts)
            VALUES (:run, :part, :batch, :slices, :rows, :firstSplit, :whole, 'PLANNED', 0)
            """)) {
      for (PlannedChunk part : parts) {
        batch
            .bind("run", run)
            .bind("part", part.number())
            .bind("batch", part.batch())
            .bind("slices", SliceText.ofSlices(part.slices()))
            .bind("rows", part.expectedRows())
            .bind("firstSplit", part.isShared() ? Integer.valueOf(firstSplit()) : null)
            .bind("whole", chunk.number())
            .add();
      }
      batch.execute();
    }
  }
}
