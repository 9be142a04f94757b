package dev.nightjar.workflows.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.Function;

/**
 * A batch on slots, in a model's time of milliseconds: what ends while a turn is open is taken in
 * by the next turn, and what a turn starts is dispatched when it ends. An idle coordinator begins a
 * turn a few milliseconds after something ended.
 */
final class SlotModel {
  private static final double TURN_MILLIS = 6;

  private final int slots;
  private final List<Double> durations;
  private final int window;
  private final Queue<Integer> dispatched = new ArrayDeque<>();
  private final PriorityQueue<Double> atWork = new PriorityQueue<>();
  private int ended;
  private int news;
  private final List<Duration> holds = new ArrayList<>();
  private int started;
  private int most;
  private double now;

  /**
   * What a batch came to.
   *
   * @param millis from its first turn to its last
   * @param turns its turns
   * @param mostTogether the most steps that a turn took in
   * @param longestHold the longest that a turn was held
   */
  record Outcome(double millis, int turns, int mostTogether, Duration longestHold) {}

  /** Steps of about the same size: a normal distribution, its deviation a share of the mean. */
  static List<Double> steps(int number, double meanMillis, double deviation, Random random) {
    List<Double> durations = new ArrayList<>();
    for (int step = 0; step < number; step++) {
      durations.add(
          Math.max(meanMillis / 10, meanMillis * (1 + deviation * random.nextGaussian())));
    }
    return durations;
  }

  SlotModel(int slots, int window, List<Double> durations) {
    this.slots = slots;
    this.window = window;
    this.durations = durations;
  }

  /** Carries all steps through, each turn held as long as it is told. */
  Outcome run(Function<Turn, Duration> holding) {
    int taken = 0;
    do {
      int start = Math.min(window - (started - ended), durations.size() - started);
      Turn turn =
          new Turn(
              Instant.ofEpochMilli((long) now),
              taken,
              start,
              started + start - ended,
              durations.size() - started - start);
      Duration hold = holding.apply(turn);
      holds.add(hold);
      pass(now + hold.toNanos() / 1e6 + TURN_MILLIS);
      dispatch(start);
      awaitNews();
      taken = take();
    } while (ended < durations.size());
    return new Outcome(
        now, holds.size() + 1, most, holds.stream().max(Duration::compareTo).orElseThrow());
  }

  private int take() {
    int taken = news;
    ended += taken;
    most = Math.max(most, taken);
    news = 0;
    return taken;
  }

  private void dispatch(int steps) {
    for (int i = 0; i < steps; i++) {
      dispatched.add(started++);
    }
    work(now);
  }

  private void awaitNews() {
    double from = now;
    if (news == 0) {
      from = atWork.element();
    }
    pass(from + TURN_MILLIS);
  }

  private void pass(double until) {
    while (!atWork.isEmpty() && atWork.element() <= until) {
      double end = atWork.remove();
      news++;
      work(end);
    }
    now = until;
  }

  private void work(double from) {
    while (atWork.size() < slots && !dispatched.isEmpty()) {
      atWork.add(from + durations.get(dispatched.remove()));
    }
  }
}
