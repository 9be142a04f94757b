package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.lane.LaneModel.Scene;
import dev.nightjar.swarm.lane.LaneModel.Second;
import dev.nightjar.swarm.lane.Rivals.Rival;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Half the capacity of calls for ten seconds, then all of it, twice, four times, and half again;
 * with something happening in the middle.
 */
record Storm(int slots, double serviceMillis, Messaging messaging, Middle middle) {
  static final Duration BOUND = Duration.ofMillis(250);
  static final int STEP = 10;
  private static final double[] LOADS = {0.5, 1, 2, 4, 0.5};
  private static final double MOST_REFUSED_AFTER = 0.01;

  /** Each of several callers has only its own few calls to find the lane's pace by. */
  private static final double MOST_REFUSED_OF_SEVERAL = 0.1;

  private static final double MORE_LATE_OF_SEVERAL = 0.02;

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
   * @param worstP90Millis of the answers of any second
   * @param refusedAfter calls of the last five seconds that were refused, by those that came
   * @param leastShare of the answers at four times the load, of the caller with the fewest
   * @param counts of each caller
   */
  record Result(
      Storm storm,
      String name,
      double goodputAtFour,
      double worstP90Millis,
      double refusedAfter,
      double leastShare,
      List<LaneCounts> counts) {
    /** The calls of all callers that have that status. */
    double count(CallStatus status) {
      return counts.stream().mapToLong(caller -> caller.count(status)).sum();
    }

    /** Calls that were admitted and given up, by those that were admitted. */
    double lateShare() {
      double late = count(CallStatus.TIMED_OUT);
      return late / Math.max(1, late + count(CallStatus.ANSWERED));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-16s %2.0f ms, %s, %s: goodput at 4x %.2f, given up %.3f, worst p90 %3.0f ms, refused after %.3f, least share %.2f",
          name,
          storm.serviceMillis,
          storm.messaging,
          storm.middle,
          goodputAtFour,
          lateShare(),
          worstP90Millis,
          refusedAfter,
          leastShare);
    }
  }

  /** Whether what is promised was kept. */
  boolean isKeptBy(Result result) {
    boolean isOfOne = result.counts().size() == 1;
    double mostRefused = isOfOne ? MOST_REFUSED_AFTER : MOST_REFUSED_OF_SEVERAL;
    double mostLate = messaging.mostLate + (isOfOne ? 0 : MORE_LATE_OF_SEVERAL);
    return result.goodputAtFour() > messaging.leastGoodput
        && result.lateShare() < mostLate
        && result.worstP90Millis() < BOUND.toMillis()
        && (middle != Middle.NOTHING || result.refusedAfter() < mostRefused);
  }

  private double slots(double second) {
    boolean isHalf = middle == Middle.HALF_THE_SLOTS_ARE_LOST && second >= MIDDLE;
    return isHalf ? slots / 2.0 : slots;
  }

  private double service(double second) {
    boolean isDouble = middle == Middle.CALLS_TAKE_TWICE_AS_LONG && second >= MIDDLE;
    return isDouble ? serviceMillis * 2 : serviceMillis;
  }

  private double capacity(double second) {
    return slots(second) / service(second) * 1000;
  }

  /**
   * What the chosen limit makes of another load.
   *
   * @param load by capacity, at a second
   * @param callers at a second
   */
  List<Second> seconds(
      DoubleUnaryOperator load, DoubleUnaryOperator callers, int seconds, long seed) {
    return model(Rivals.chosen(), load, callers, 1, seconds, seed).play();
  }

  /** The same of groups of that many calls. */
  List<Second> seconds(
      DoubleUnaryOperator load, DoubleUnaryOperator callers, int together, int seconds, long seed) {
    return model(Rivals.chosen(), load, callers, together, seconds, seed).play();
  }

  private LaneModel model(
      Rival rival,
      DoubleUnaryOperator load,
      DoubleUnaryOperator callers,
      int together,
      int seconds,
      long seed) {
    Scene scene =
        new Scene(
            this::slots,
            this::service,
            second -> capacity(0) * load.applyAsDouble(second),
            callers,
            together,
            messaging.meanMillis,
            messaging.sigma,
            BOUND,
            seconds,
            rival.queueing());
    return new LaneModel(scene, seed, LanePolicy.consistent(BOUND), rival.limits());
  }

  Result play(Rival rival, long seed) {
    return play(rival, seed, 1);
  }

  /** Played by callers of whom each makes as many of the calls. */
  Result play(Rival rival, long seed, int callers) {
    int all = LOADS.length * STEP;
    LaneModel model =
        model(
            rival,
            second -> LOADS[Math.min(LOADS.length - 1, (int) (second / STEP))],
            second -> callers,
            1,
            all,
            seed);
    List<Second> seconds = model.play();
    List<Second> peak = seconds.subList(3 * STEP, 4 * STEP);
    return new Result(
        this,
        rival.name(),
        peak.stream().mapToInt(Second::answered).sum() / (STEP * capacity(all)),
        seconds.stream().mapToDouble(Second::p90Millis).max().orElse(0),
        refused(seconds.subList(all - 5, all)),
        leastShare(peak),
        model.counts());
  }

  /** Of the answers of some seconds, those to the caller that got fewest. */
  static double leastShare(List<Second> seconds) {
    double all = seconds.stream().mapToInt(Second::answered).sum();
    return IntStream.range(0, seconds.get(0).answeredTo().size())
        .mapToDouble(
            caller ->
                seconds.stream().mapToInt(second -> second.answeredTo().get(caller)).sum() / all)
        .min()
        .orElse(0);
  }

  /** Of the calls of some seconds, those that were refused. */
  static double refused(List<Second> seconds) {
    double refused = seconds.stream().mapToInt(Second::refused).sum();
    return refused / Math.max(1, seconds.stream().mapToInt(Second::offered).sum());
  }
}
