package dev.nightjar.core.late;

import dev.nightjar.core.ledger.FirstRun;
import dev.nightjar.core.model.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which merchant-days wait for a run because of the raw data that reached them. Pure.
 *
 * @param overlap longer than any write of raw data takes; a marker that is older than a cutoff by
 *     less may announce data that came after it
 * @param gaps what is done about merchant-days that were never published
 * @param first the job's first run; null when there was none, and so there are no gaps
 */
public record LateRule(Duration overlap, GapPolicy gaps, @Nullable FirstRun first) {
  /**
   * Why a merchant-day waits; empty when it does not.
   *
   * @param marker that raw data reached it
   * @param published as of when raw data is in what readers see ({@code Pointer.dataAsOf}); null
   *     when they see nothing
   */
  public Optional<LateReason> waits(LocalDate day, Marker marker, @Nullable Generation published) {
    if (published == null) {
      return isExpected(day, marker) ? Optional.of(LateReason.NEVER_PUBLISHED) : Optional.empty();
    }
    if (!isSince(marker, published)) {
      return Optional.empty();
    }
    return Optional.of(
        marker.origin() == Marker.Origin.AUDIT
            ? LateReason.FOUND_BY_AUDIT
            : LateReason.REACHED_AFTER);
  }

  /** Whether a night computes what waits for a reason. */
  public boolean takes(LateReason reason) {
    return reason != LateReason.NEVER_PUBLISHED || gaps == GapPolicy.RUN;
  }

  /** What lay there before the job began is for a backfill, whose size somebody has chosen. */
  private boolean isExpected(LocalDate day, Marker marker) {
    return first != null && (!day.isBefore(first.day()) || isSince(marker, first.cutoff()));
  }

  private boolean isSince(Marker marker, Generation cutoff) {
    Instant from = cutoff.cutoff().minus(overlap);
    return !marker.reached().isBefore(from);
  }
}
