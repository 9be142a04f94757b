package dev.nightjar.swarm.lane;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;
import dev.nightjar.swarm.lane.LaneModel.Queueing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Limits that the lane's own is compared with, most of them Netflix's. */
final class Rivals {
  private static final int FIRST = 8;
  private static final int NONE = 1_000_000;

  /**
   * A way of meeting overload.
   *
   * @param limits makes the limit of a bound
   */
  record Rival(String name, Queueing queueing, Function<Duration, AdmissionLimit> limits) {}

  private Rivals() {}

  static Rival chosen() {
    return new Rival("pace", Queueing.FIFO, PaceLimit::new);
  }

  static List<Rival> all() {
    return List.of(
        chosen(),
        new Rival("unbounded queue", Queueing.FIFO, bound -> new Fixed(NONE)),
        new Rival("queue of 50", Queueing.FIFO, bound -> new Fixed(50)),
        new Rival("CoDel with LIFO", Queueing.CODEL_LIFO, bound -> new Fixed(NONE)),
        new Rival("Vegas", Queueing.FIFO, bound -> new Netflix(vegas())),
        new Rival("Gradient2", Queueing.FIFO, bound -> new Netflix(gradient())),
        new Rival("AIMD on p90", Queueing.FIFO, bound -> new Netflix(aimd(bound))));
  }

  private static Limit vegas() {
    return VegasLimit.newBuilder().initialLimit(FIRST).build();
  }

  private static Limit gradient() {
    return WindowedLimit.newBuilder()
        .minWindowTime(100, TimeUnit.MILLISECONDS)
        .build(Gradient2Limit.newBuilder().initialLimit(FIRST).build());
  }

  private static Limit aimd(Duration bound) {
    return WindowedLimit.newBuilder()
        .minWindowTime(100, TimeUnit.MILLISECONDS)
        .maxWindowTime(500, TimeUnit.MILLISECONDS)
        .windowSize(10)
        .sampleWindowFactory(PercentileSampleWindowFactory.of(0.9, 1_000))
        .build(
            AIMDLimit.newBuilder()
                .initialLimit(FIRST)
                .minLimit(1)
                .maxLimit(5_000)
                .backoffRatio(0.8)
                .timeout((long) (bound.toNanos() * 0.6), TimeUnit.NANOSECONDS)
                .build());
  }

  private record Netflix(Limit limit) implements AdmissionLimit {
    @Override
    public int calls() {
      return Math.max(1, limit.getLimit());
    }

    @Override
    public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {
      limit.onSample(nanos - total.toNanos(), total.toNanos(), onTheirWay, !isInTime);
    }
  }

  private record Fixed(int calls) implements AdmissionLimit {
    @Override
    public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {}
  }
}
