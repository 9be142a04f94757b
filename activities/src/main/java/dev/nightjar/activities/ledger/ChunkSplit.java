package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Gives a chunk up within one transaction: splits it by merchant, or marks it FAILED. */
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
    Chunks chunks = new Chunks(handle);
    ChunkState state = chunks.locked(chunk);
    if (state == ChunkState.FAILED) {
      return List.of();
    }
    PlannedChunk whole =
        chunks.planned(chunk.run(), chunk.number(), chunk.number()).stream()
            .findFirst()
            .orElseThrow(() -> Chunks.missing(chunk));
    boolean shared = ChunkParts.merchants(whole).size() > 1;
    if (!shared) {
      mark(ChunkState.FAILED, reason);
      return List.of();
    }
    List<PlannedChunk> parts = ChunkParts.of(whole, firstSplit());
    if (state != ChunkState.SPLIT) {
      insert(parts);
      mark(ChunkState.SPLIT, reason);
    }
    return parts.stream().map(PlannedChunk::number).toList();
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

  private void insert(List<PlannedChunk> parts) {
    long run = new Runs(handle).number(chunk.run()).orElseThrow(() -> Runs.missing(chunk.run()));
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO chunk
              (run_no, number, batch, slices, expected_rows, split_from, state, attempts)
            VALUES (:run, :part, :batch, :slices, :rows, :whole, 'PLANNED', 0)
            """)) {
      for (PlannedChunk part : parts) {
        batch
            .bind("run", run)
            .bind("part", part.number())
            .bind("batch", part.batch())
            .bind("slices", SliceText.ofSlices(part.slices()))
            .bind("rows", part.expectedRows())
            .bind("whole", chunk.number())
            .add();
      }
      batch.execute();
    }
  }
}
