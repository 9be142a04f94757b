package dev.nightjar.swarm.lane;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * More calls as long as nine in ten take well less than the bound, fewer as soon as they do not:
 * additive increase, multiplicative decrease over windows of samples.
 */
public final class BoundLimit implements AdmissionLimit {
  /** The share of the bound that is aimed at; the rest is for what a window does not see yet. */
  private static final double AIM = 0.6;

  private static final double SHARE_IN_TIME = 0.9;
  private static final double DECREASE = 0.8;
  private static final int FIRST = 8;
  private static final int MOST = 5_000;
  private static final int SAMPLES = 1_000;
  private static final long SHORTEST_WINDOW_MILLIS = 100;
  private static final long LONGEST_WINDOW_MILLIS = 500;

  private final WindowedLimit limit;

  /** Of a lane with that bound. */
  public BoundLimit(Duration bound) {
    this.limit =
        WindowedLimit.newBuilder()
            .minWindowTime(SHORTEST_WINDOW_MILLIS, TimeUnit.MILLISECONDS)
            .maxWindowTime(LONGEST_WINDOW_MILLIS, TimeUnit.MILLISECONDS)
            .windowSize(10)
            .sampleWindowFactory(PercentileSampleWindowFactory.of(SHARE_IN_TIME, SAMPLES))
            .build(
                AIMDLimit.newBuilder()
                    .initialLimit(FIRST)
                    .minLimit(1)
                    .maxLimit(MOST)
                    .backoffRatio(DECREASE)
                    .timeout((long) (bound.toNanos() * AIM), TimeUnit.NANOSECONDS)
                    .build());
  }

  @Override
  public int calls() {
    return Math.max(1, limit.getLimit());
  }

  @Override
  public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {
    limit.onSample(nanos - total.toNanos(), total.toNanos(), onTheirWay, !isInTime);
  }
}
