package dev.nightjar.benchmark.swarm;

import java.util.List;

/**
 * What became of a storm.
 *
 * @param serviceMillis what a call took before the middle
 * @param capacity calls a second that were measured before it, with nothing refused
 * @param loads by capacity, one after the other
 * @param stepSeconds how long each lasted
 * @param possible calls a second that hosts and calls could have come to, as the storm left them:
 *     measured after it, and of the load alone the mean of that and {@code capacity}
 * @param refusalP99Millis of the times that refusals took
 */
public record StormResult(
    Defence defence,
    StormMiddle middle,
    int serviceMillis,
    double capacity,
    double possible,
    List<Double> loads,
    int stepSeconds,
    List<LoadSecond> seconds,
    double refusalP99Millis) {
  /** Load of the peak, by capacity. */
  public static final double PEAK = 4;

  /** Of what comes, what may be refused or given up where all is taken for answered. */
  private static final double MOST_UNANSWERED = 0.02;

  public StormResult {
    loads = List.copyOf(loads);
    seconds = List.copyOf(seconds);
  }

  /** Answers a second at the peak, by what the lane could do then. */
  public double goodputAtPeak() {
    int step = loads.indexOf(PEAK);
    return seconds.subList(step * stepSeconds, (step + 1) * stepSeconds).stream()
            .mapToInt(LoadSecond::answered)
            .sum()
        / (stepSeconds * possible);
  }

  /** The worst second's p90 of answers, in milliseconds. */
  public double worstP90() {
    return seconds.stream().mapToDouble(LoadSecond::p90Millis).max().orElse(0);
  }

  /** Calls that were admitted and given up, by those that were admitted. */
  public double lateShare() {
    double late = seconds.stream().mapToInt(LoadSecond::late).sum();
    double answered = seconds.stream().mapToInt(LoadSecond::answered).sum();
    return late / Math.max(1, late + answered);
  }

  /**
   * Seconds after the peak until all that comes is answered again, and goes on being: until the
   * first second in which at most 2 % was refused or given up of what came, and no more of what
   * came in all seconds from it to the end. The length of the last step where that never was.
   */
  public int secondsToNormal() {
    int from = (loads.size() - 1) * stepSeconds;
    for (int second = from; second < seconds.size(); second++) {
      if (isNormal(seconds.subList(second, second + 1))
          && isNormal(seconds.subList(second, seconds.size()))) {
        return second - from;
      }
    }
    return stepSeconds;
  }

  private static boolean isNormal(List<LoadSecond> some) {
    int unanswered = some.stream().mapToInt(second -> second.refused() + second.late()).sum();
    return unanswered <= MOST_UNANSWERED * some.stream().mapToInt(LoadSecond::offered).sum();
  }
}
