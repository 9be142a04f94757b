package dev.nightjar.activities.stage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The controller of a stage's batches: as large as may be while one takes no longer than wanted. A
 * slower one halves the size, a full one in time adds a tenth of the range, as TCP does with its
 * window. Thread-safe: all chunks of a host share what they learn.
 */
public final class BatchSize {
  private static final int STEPS = 10;

  private final int least;
  private final int most;
  private final long wanted;
  private final AtomicInteger size;

  /**
   * Beginning with the largest.
   *
   * @param least rows, 1 or more
   * @param most rows, no fewer
   * @param wanted how long a batch should take at most
   */
  public BatchSize(int least, int most, Duration wanted) {
    if (least < 1 || most < least || wanted.isNegative() || wanted.isZero()) {
      throw new IllegalArgumentException(
          "Invalid batches of %d to %d rows in %s: 1 row or more, and some time"
              .formatted(least, most, wanted));
    }
    this.least = least;
    this.most = most;
    this.wanted = wanted.toNanos();
    this.size = new AtomicInteger(most);
  }

  /** How many rows the next batch should have at most. */
  public int rows() {
    return size.get();
  }

  /** Learns from a batch: how many rows it had, and how long they took in nanoseconds. */
  public void took(int rows, long nanos) {
    if (nanos > wanted) {
      // A short batch that is slow says as much as a full one; all at work at once say it once.
      size.updateAndGet(now -> rows > now ? now : Math.max(least, now / 2));
    } else if (rows > 0) {
      size.updateAndGet(
          now -> rows < now ? now : Math.min(most, now + Math.max(1, (most - least) / STEPS)));
    }
  }
}
