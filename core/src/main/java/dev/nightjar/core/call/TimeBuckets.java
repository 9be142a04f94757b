package dev.nightjar.core.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of times in buckets that grow with the times, so that a store can count any number of them
 * and hand on a few hundred numbers. Bucket {@code b} holds the times from {@code 2^(b/32)}
 * microseconds to below {@code 2^((b+1)/32)}, the first one also everything shorter. A time stands
 * for the geometric middle of its bucket, which is off by {@code 2^(1/64) - 1}, 1.1 %, at most.
 *
 * <p>Not thread-safe.
 */
public final class TimeBuckets {
  /** Buckets between a time and twice the time. */
  public static final int PER_DOUBLING = 32;

  private static final double NANOS_PER_MICRO = 1000;

  private final SortedMap<Integer, Long> counts = new TreeMap<>();
  private long all;

  /** Adds times of a bucket. */
  public void add(int bucket, long count) {
    if (bucket < 0 || count < 0) {
      throw new IllegalArgumentException(
          "Invalid count: %d times in bucket %d".formatted(count, bucket));
    }
    counts.merge(bucket, count, Long::sum);
    all += count;
  }

  /** The bucket of a time. */
  static int bucket(Duration time) {
    double micros = Math.max(1, time.toNanos() / NANOS_PER_MICRO);
    return (int) Math.floor(Math.log(micros) / Math.log(2) * PER_DOUBLING);
  }

  /** Their percentiles; empty where there are no times. */
  public Optional<CallTimes> times() {
    return all == 0
        ? Optional.empty()
        : Optional.of(new CallTimes(percentile(50), percentile(90), percentile(99)));
  }

  /** By nearest rank: the shortest time that at least so many of a hundred do not exceed. */
  private Duration percentile(int percent) {
    long rank = (all * percent + 99) / 100;
    long seen = 0;
    for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
      seen += bucket.getValue();
      if (seen >= rank) {
        return middle(bucket.getKey());
      }
    }
    throw new IllegalStateException("There are %d times, and rank %d".formatted(seen, rank));
  }

  private static Duration middle(int bucket) {
    double micros = Math.pow(2, (bucket + 0.5) / PER_DOUBLING);
    return Duration.ofNanos(Math.round(micros * NANOS_PER_MICRO));
  }
}
