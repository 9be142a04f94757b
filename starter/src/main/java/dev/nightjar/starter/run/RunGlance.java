package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.ledger.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run at one moment.
 *
 * @param progress counts over it
 * @param elapsed since it was started
 * @param rowsPerSecond lately
 * @param left until its last chunk is done; empty when nothing can be said
 * @param longest chunks that run, the first begun first; a few
 * @param slowest merchants by the time that their own chunks took, also those that have ended; a
 *     few
 * @param failures merchants that were taken out, a few; the progress counts all
 * @param at when all this was so
 */
public record RunGlance(
    RunProgress progress,
    Duration elapsed,
    double rowsPerSecond,
    Optional<Duration> left,
    List<ChunkRecord> longest,
    List<MerchantTime> slowest,
    List<MerchantFailure> failures,
    Instant at) {
  public RunGlance {
    longest = List.copyOf(longest);
    slowest = List.copyOf(slowest);
    failures = List.copyOf(failures);
  }

  boolean isPlanned() {
    return progress.batches() > 0;
  }

  boolean isProcessed() {
    return isPlanned() && progress.chunksDone() + progress.chunksFailed() >= progress.chunks();
  }

  boolean isPublished() {
    return isProcessed()
        && progress.merchantsPublished() + progress.merchantsFailed() >= progress.merchants();
  }

  /** How long a chunk has been running; the clocks of worker hosts may differ from this one. */
  Duration running(ChunkRecord chunk) {
    Instant began = chunk.started();
    return began == null || began.isAfter(at) ? Duration.ZERO : Duration.between(began, at);
  }
}
