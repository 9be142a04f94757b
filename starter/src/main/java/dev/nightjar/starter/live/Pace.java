package dev.nightjar.starter.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * How fast something goes, and when it will be done. Work comes in lumps, a chunk at a time, so the
 * rate is that of a recent window which reaches back over several lumps, and the estimate follows
 * it slowly. Not thread-safe.
 */
public final class Pace {
  private static final double NANOS = 1e9;
  private static final long WINDOW_NANOS = Duration.ofSeconds(15).toNanos();
  private static final int LUMPS = 4;
  private static final int KEPT = 200;
  private static final long TOO_EARLY_NANOS = Duration.ofSeconds(2).toNanos();

  /** In how many seconds the estimate takes over most of a change. */
  private static final double INERTIA_SECONDS = 5;

  private static final double LONGEST_SECONDS = Duration.ofDays(30).toSeconds();

  /** The first, and then each at which more was done than before, the newest first. */
  private final Deque<Sample> samples = new ArrayDeque<>();

  private long now;
  private double left = Double.NaN;
  private long leftAt;

  private record Sample(long nanos, long done) {}

  /**
   * Tells how much is done.
   *
   * @param nanos a reading of {@link System#nanoTime}, not before the last one
   * @param done how much is done, 0 or more; when it becomes less, the rate is measured anew
   * @param expected how much there is to do
   */
  public void add(long nanos, long done, long expected) {
    now = nanos;
    if (!samples.isEmpty() && done < samples.getFirst().done()) {
      samples.clear();
      left = Double.NaN;
    }
    if (samples.isEmpty() || done > samples.getFirst().done()) {
      samples.addFirst(new Sample(nanos, done));
    }
    if (samples.size() > KEPT) {
      samples.removeLast();
    }
    estimate(done, expected);
  }

  /** How much was done a second, lately; 0 as long as nothing is known. */
  public double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample from = windowStart();
    double seconds = Math.max(0.001, (now - from.nanos()) / NANOS);
    return (samples.getFirst().done() - from.done()) / seconds;
  }

  /** How long it will take; empty when nothing can be said, because nothing moves or too much. */
  public Optional<Duration> left() {
    return Double.isNaN(left)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(left * 1000)));
  }

  /** The latest sample that is old enough and has enough lumps after it, else the oldest. */
  private Sample windowStart() {
    Iterator<Sample> newestFirst = samples.iterator();
    Sample sample = newestFirst.next();
    for (int lumps = 0; newestFirst.hasNext(); lumps++) {
      if (lumps >= LUMPS && now - sample.nanos() >= WINDOW_NANOS) {
        return sample;
      }
      sample = newestFirst.next();
    }
    return sample;
  }

  private void estimate(long done, long expected) {
    double rate = perSecond();
    double raw = (expected - done) / rate;
    boolean isEarly = samples.isEmpty() || now - samples.getLast().nanos() < TOO_EARLY_NANOS;
    if (isEarly || rate <= 0 || expected <= done || raw > LONGEST_SECONDS) {
      left = Double.NaN;
      return;
    }
    double passed = (now - leftAt) / NANOS;
    leftAt = now;
    if (Double.isNaN(left)) {
      left = raw;
      return;
    }
    double aged = Math.max(0, left - passed);
    left = aged + (raw - aged) * (1 - Math.exp(-passed / INERTIA_SECONDS));
  }
}
