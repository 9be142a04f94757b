package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Whether raw data can be read as of a cutoff: HBase, which stamps arrivals, and Temporal, whose
 * time the cutoff comes from, must agree on the time, HBase's clock must have passed the cutoff,
 * and raw rows must not have expired.
 */
final class CutoffCheck {
  /** A cutoff that HBase's clock reaches within this time is waited for. */
  private static final Duration SHORT_WAIT = Duration.ofMillis(50);

  private final HBaseStores stores;

  CutoffCheck(HBaseStores stores) {
    this.stores = stores;
  }

  /**
   * Checks a cutoff.
   *
   * @param temporalNow Temporal's time, as it goes on
   * @param tolerance how far the clocks may be apart
   * @throws RunRefused when the cutoff can't be used
   */
  void check(Generation cutoff, Supplier<Instant> temporalNow, Duration tolerance)
      throws IOException {
    Instant before = temporalNow.get();
    Instant hbase = hbaseNow();
    Instant after = temporalNow.get();
    if (hbase.isBefore(before.minus(tolerance)) || hbase.isAfter(after.plus(tolerance))) {
      throw new RunRefused(
          ("the clocks of HBase and Temporal are too far apart: HBase says %s, Temporal %s, and at most %s is"
                  + " tolerated, or late puts would change what a cutoff means. Set the clocks (NTP), then run again")
              .formatted(hbase, before, tolerance));
    }
    checkPassed(cutoff, hbase, after);
    Optional<Duration> kept = stores.rawTimeToLive();
    if (kept.isPresent() && cutoff.cutoff().isBefore(hbase.minus(kept.get()))) {
      throw new RunRefused(
          "the cutoff %s is older than raw rows are kept (%s), so some may be gone. Run the day without --as-of"
              .formatted(cutoff.cutoff(), kept.get()));
    }
  }

  /** What arrives from now on must be stamped later than the cutoff, or it would count or not. */
  private void checkPassed(Generation cutoff, Instant hbase, Instant temporal) throws IOException {
    Instant now = hbase;
    Instant begin = hbase;
    while (!now.isAfter(cutoff.cutoff())) {
      Duration ahead = Duration.between(now, cutoff.cutoff());
      if (ahead.compareTo(SHORT_WAIT) > 0 || now.isAfter(begin.plus(SHORT_WAIT))) {
        throw new RunRefused(notPassed(cutoff, now, temporal));
      }
      LockSupport.parkNanos(ahead.plusMillis(1).toNanos());
      now = hbaseNow();
    }
  }

  private static String notPassed(Generation cutoff, Instant hbase, Instant temporal) {
    return cutoff.cutoff().isAfter(temporal)
        ? ("the cutoff %s lies in the future (Temporal says %s, HBase %s), so rows may still arrive before it. Run the"
                + " day without --as-of, or with one that has passed")
            .formatted(cutoff.cutoff(), temporal, hbase)
        : ("HBase's clock has not reached the cutoff %s: HBase says %s, Temporal %s, so rows may still arrive before"
                + " it. Set the clocks (NTP) or raise the settling lag, then run again")
            .formatted(cutoff.cutoff(), hbase, temporal);
  }

  private Instant hbaseNow() throws IOException {
    return HBaseClock.now(stores.connection(), stores.namespace());
  }
}
