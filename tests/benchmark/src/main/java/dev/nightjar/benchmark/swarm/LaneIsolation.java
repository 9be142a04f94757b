package dev.nightjar.benchmark.swarm;

import dev.nightjar.benchmark.measure.Percentiles;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmGroup;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;

/** Real-time calls while the other lane has more than it can do. */
final class LaneIsolation {
  private static final long BATCH_MILLIS = 50;
  private static final int BATCH_CALLS = 5_000;
  private static final Duration GAP = Duration.ofMillis(20);

  private final Swarm swarm;
  private final Work work;

  LaneIsolation(Swarm swarm) {
    this.swarm = swarm;
    this.work = swarm.stub(Work.class);
  }

  /**
   * The p99 of real-time calls with the batch lane saturated, by their p99 alone. What both lanes
   * need is compiled before either is measured, by a flood that is not.
   */
  double p99Ratio(int calls) throws InterruptedException {
    besideFlood(calls / 2);
    p99(calls / 4);
    double alone = p99(calls);
    return besideFlood(calls) / alone;
  }

  private double besideFlood(int calls) throws InterruptedException {
    BatchWork batch = swarm.stub(BatchWork.class);
    SwarmGroup<Long> flood =
        swarm.callAll(batch::work, Collections.nCopies(BATCH_CALLS, BATCH_MILLIS));
    try {
      p99(calls / 4);
      return p99(calls);
    } finally {
      flood.cancel();
    }
  }

  private double p99(int calls) throws InterruptedException {
    double[] times = new double[calls];
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      work.work(5);
      times[i] = System.nanoTime() - start;
      Thread.sleep(GAP.toMillis());
    }
    Arrays.sort(times);
    return Percentiles.of(times, 0.99);
  }
}
