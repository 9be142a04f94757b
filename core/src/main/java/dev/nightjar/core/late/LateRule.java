package dev.nightjar.core.late;

import dev.nightjar.core.ledger.FirstRun;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
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
   * Why a merchant-day waits; empty when it does not. What a person has put back or taken back
   * stays so until data reaches the day after that, without the overlap: what was under way then
   * was known to nobody.
   *
   * @param marker that raw data reached it
   * @param seen what readers are sent to; empty for nothing
   */
  public Optional<LateReason> waits(LocalDate day, Marker marker, Optional<Pointer> seen) {
    if (seen.isEmpty()) {
      return isExpected(day, marker) ? Optional.of(LateReason.NEVER_PUBLISHED) : Optional.empty();
    }
    Pointer pointer = seen.orElseThrow();
    boolean isSince =
        isByHand(pointer.origin())
            ? marker.reached().isAfter(pointer.generation().cutoff())
            : isSince(marker, pointer.dataAsOf());
    return isSince ? Optional.of(reason(marker)) : Optional.empty();
  }

  private static boolean isByHand(Origin origin) {
    return origin instanceof Origin.CopyOf || origin instanceof Origin.Withdrawal;
  }

  private static LateReason reason(Marker marker) {
    return marker.origin() == Marker.Origin.AUDIT
        ? LateReason.FOUND_BY_AUDIT
        : LateReason.REACHED_AFTER;
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
