package dev.nightjar.swarm.temporal;

import java.time.Duration;

/**
 * How many calls of a group go into one activity: as many as take the time of a bundle at the pace
 * of those that have ended, so that calls of that length and longer go alone; fewer towards the
 * end, so that all slots end together. Not thread-safe; the same ends give the same sizes.
 */
final class BundleSize {
  private static final int MOST = 25;

  /** Bundles that are to be left, for slots that are free; how many there are is not known. */
  private static final int BUNDLES_LEFT = 8;

  private final long bundleNanos;
  private long ended;
  private long workNanos;

  BundleSize(Duration ofBundle) {
    this.bundleNanos = ofBundle.toNanos();
  }

  void ended(long nanos) {
    ended++;
    workNanos += nanos;
  }

  /** The size of the next bundle when so many calls have not begun; 1 as long as none has ended. */
  int next(int left) {
    if (ended == 0) {
      return 1;
    }
    long mean = Math.max(1, workNanos / ended);
    long byTime = Math.min(MOST, bundleNanos / mean);
    return (int) Math.max(1, Math.min(byTime, left / BUNDLES_LEFT));
  }
}
