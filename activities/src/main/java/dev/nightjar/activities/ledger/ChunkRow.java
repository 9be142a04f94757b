package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.plan.PlannedChunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table of chunks. */
final class ChunkRow {
  private ChunkRow() {}

  static PlannedChunk planned(ResultSet row) throws SQLException {
    return new PlannedChunk(
        row.getInt("number"),
        row.getInt("batch"),
        SliceText.slices(row.getString("slices")),
        row.getLong("expected_rows"));
  }

  static ChunkRecord record(ResultSet row) throws SQLException {
    ChunkState state = ChunkState.valueOf(row.getString("state"));
    return new ChunkRecord(
        planned(row),
        state,
        row.getInt("attempts"),
        row.getString("worker"),
        outcome(row, state),
        Column.instant(row, "started"),
        Column.instant(row, "finished"),
        row.getString("last_error"));
  }

  /** A chunk that was given up after it was done has an outcome in its row that counts no more. */
  private static @Nullable ChunkOutcome outcome(ResultSet row, ChunkState state)
      throws SQLException {
    return state == ChunkState.DONE
        ? new ChunkOutcome(
            Column.rows(row), row.getLong("rows_written"), Column.digest(row, "digest"))
        : null;
  }
}
