package dev.nightjar.benchmark.engine;

import dev.nightjar.core.ledger.ChunkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The parts that a night's time goes to, one after the other.
 *
 * @param planning from the request until the first chunk begins
 * @param chunks until there are fewer chunks left than slots
 * @param lastChunks until the last chunk is done
 * @param publication until the night's report
 */
public record NightParts(
    Duration planning, Duration chunks, Duration lastChunks, Duration publication) {
  static NightParts of(Instant from, Instant end, List<ChunkRecord> chunks, int slots) {
    Instant begun =
        chunks.stream()
            .map(chunk -> Objects.requireNonNull(chunk.started(), "a chunk that is done began"))
            .min(Instant::compareTo)
            .orElse(end);
    List<Instant> finished =
        chunks.stream()
            .map(chunk -> Objects.requireNonNull(chunk.finished(), "a chunk that is done ended"))
            .sorted()
            .toList();
    Instant last = finished.isEmpty() ? begun : finished.get(finished.size() - 1);
    Instant slotIsFree = finished.size() < slots ? begun : finished.get(finished.size() - slots);
    return new NightParts(
        Duration.between(from, begun),
        Duration.between(begun, slotIsFree),
        Duration.between(slotIsFree, last),
        Duration.between(last, end));
  }
}
