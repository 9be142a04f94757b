package dev.nightjar.benchmark.engine;

import dev.nightjar.core.ledger.ChunkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Slots and what they did while work was pending: from the first chunk's dispatch until the last
 * chunk's start there is always a chunk that waits for a slot, so a slot that works on none is idle
 * for no good reason. A chunk is under way from its {@code begin} to its {@code finish} in the
 * ledger, so messages to and from Temporal count as idle time.
 *
 * @param total of all slots
 * @param idle how much of it
 */
record SlotTime(Duration total, Duration idle) {
  static SlotTime of(Instant firstDispatch, List<ChunkRecord> chunks, int slots) {
    Instant end =
        chunks.stream().map(SlotTime::started).max(Instant::compareTo).orElse(firstDispatch);
    Duration total = Duration.between(firstDispatch, end).multipliedBy(slots);
    Duration busy = Duration.ZERO;
    for (ChunkRecord chunk : chunks) {
      Instant finished = Objects.requireNonNull(chunk.finished());
      Instant until = finished.isBefore(end) ? finished : end;
      if (started(chunk).isBefore(until)) {
        busy = busy.plus(Duration.between(started(chunk), until));
      }
    }
    Duration idle = total.minus(busy);
    return new SlotTime(total, idle.isNegative() ? Duration.ZERO : idle);
  }

  private static Instant started(ChunkRecord chunk) {
    return Objects.requireNonNull(chunk.started(), "a chunk that is done was started");
  }
}
