package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.lane.LaneModel.Scene;
import dev.nightjar.swarm.lane.LaneModel.Second;
import dev.nightjar.swarm.lane.Rivals.Rival;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Half the capacity of calls for ten seconds, then all of it, twice, four times, and half again;
 * with something happening in the middle.
 */
record Storm(double serviceMillis, Messaging messaging, Middle middle) {
  static final Duration BOUND = Duration.ofMillis(250);
  static final int STEP = 10;
  private static final double[] LOADS = {0.5, 1, 2, 4, 0.5};
  private static final int SLOTS = 8;
  private static final int MIDDLE = 25;

  /** What the way there and the way back take. */
  enum Messaging {
    QUICK(4, 0, 0.85, 0.03),
    /** As of a server that shares its processors: slow, and sometimes several times as slow. */
    UNEVEN(30, 0.9, 0.6, 0.1);

    private final double meanMillis;
    private final double sigma;
    private final double leastGoodput;
    private final double mostLate;

    Messaging(double meanMillis, double sigma, double leastGoodput, double mostLate) {
      this.meanMillis = meanMillis;
      this.sigma = sigma;
      this.leastGoodput = leastGoodput;
      this.mostLate = mostLate;
    }
  }

  /** What happens in the middle. */
  enum Middle {
    NOTHING,
    HALF_THE_SLOTS_ARE_LOST,
    CALLS_TAKE_TWICE_AS_LONG
  }

  /**
   * What came of it.
   *
   * @param storm that was played
   * @param goodputAtFour answers a second by capacity, at four times the load
   * @param lateShare calls that were admitted and given up, by those that were admitted
   * @param worstP90Millis of the answers of any second
   * @param refusedAfter calls of the last five seconds that were refused, by those that came
   */
  record Result(
      Storm storm,
      String name,
      double goodputAtFour,
      double lateShare,
      double worstP90Millis,
      double refusedAfter,
      LaneCounts counts) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-16s %2.0f ms, %s, %s: goodput at 4x %.2f, given up %.3f, worst p90 %3.0f ms, refused after %.3f",
          name,
          storm.serviceMillis,
          storm.messaging,
          storm.middle,
          goodputAtFour,
          lateShare,
          worstP90Millis,
          refusedAfter);
    }
  }

  /** Whether what is promised was kept. */
  boolean isKeptBy(Result result) {
    return result.goodputAtFour() > messaging.leastGoodput
        && result.lateShare() < messaging.mostLate
        && result.worstP90Millis() < BOUND.toMillis()
        && (middle != Middle.NOTHING || result.refusedAfter() < 0.01);
  }

  private double slots(double second) {
    boolean isHalf = middle == Middle.HALF_THE_SLOTS_ARE_LOST && second >= MIDDLE;
    return isHalf ? SLOTS / 2.0 : SLOTS;
  }

  private double service(double second) {
    boolean isDouble = middle == Middle.CALLS_TAKE_TWICE_AS_LONG && second >= MIDDLE;
    return isDouble ? serviceMillis * 2 : serviceMillis;
  }

  private double capacity(double second) {
    return slots(second) / service(second) * 1000;
  }

  Result play(Rival rival, long seed) {
    int all = LOADS.length * STEP;
    Scene scene =
        new Scene(
            this::slots,
            this::service,
            second -> capacity(0) * LOADS[Math.min(LOADS.length - 1, (int) (second / STEP))],
            messaging.meanMillis,
            messaging.sigma,
            BOUND,
            all,
            rival.queueing());
    LaneModel model = new LaneModel(scene, seed, LanePolicy.consistent(BOUND), rival.limits());
    List<Second> seconds = model.play();
    LaneCounts counts = model.counts();
    double late = counts.count(CallStatus.TIMED_OUT);
    double answered = counts.count(CallStatus.ANSWERED);
    return new Result(
        this,
        rival.name(),
        seconds.subList(3 * STEP, 4 * STEP).stream().mapToInt(Second::answered).sum()
            / (STEP * capacity(all)),
        late / Math.max(1, late + answered),
        seconds.stream().mapToDouble(Second::p90Millis).max().orElse(0),
        share(seconds.subList(all - 5, all)),
        counts);
  }

  private static double share(List<Second> seconds) {
    double refused = seconds.stream().mapToInt(Second::refused).sum();
    return refused / Math.max(1, seconds.stream().mapToInt(Second::offered).sum());
  }
}
