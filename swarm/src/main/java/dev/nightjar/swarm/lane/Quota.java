package dev.nightjar.swarm.lane;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many calls a process may make in a CONSISTENT lane, however much the lane could do: so that
 * one caller leaves room for others. In an AVAILABLE lane, which refuses nothing, it has no effect.
 *
 * @param callsPerSecond in the long run, from 1
 * @param burst calls at once after a rest, from 1
 */
public record Quota(int callsPerSecond, int burst) {
  public Quota {
    if (callsPerSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "Invalid quota: %d calls a second (1 or more), %d at once (1 or more)"
              .formatted(callsPerSecond, burst));
    }
  }

  /** A bucket of this size, full at first. */
  Bucket bucket(LongSupplier nanos) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(burst).refillGreedy(callsPerSecond, Duration.ofSeconds(1)))
        .withCustomTimePrecision(new Clock(nanos))
        .build();
  }

  private record Clock(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
