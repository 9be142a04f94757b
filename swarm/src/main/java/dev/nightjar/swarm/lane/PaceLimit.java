package dev.nightjar.swarm.lane;

import java.time.Duration;

/**
 * As many calls as end, at the pace of the last ones, within a share of the bound: Little's law. By
 * the pace it knows of slots, service times and queue whatever they are, and of a change in any of
 * them after one window.
 *
 * <p>While fewer calls come than are allowed, their pace says nothing of what the lane could do,
 * and only a pace that is better counts. Nor does it where calls take long without waiting for each
 * other: fewer of them would be as slow, the pace would go down with their number, and one would be
 * left in the end. So the share is larger where even the quickest calls of late took long. What the
 * quickest take is measured anew now and then, and at once when many are given up, by letting half
 * as many on their way for two windows - as BBR looks for a path's shortest round trip (Cardwell et
 * al., "BBR: Congestion-Based Congestion Control", 2016).
 */
public final class PaceLimit implements AdmissionLimit {
  /** The least share of the bound that calls are to take; the rest is for what varies. */
  private static final double AIM = 0.65;

  /** The largest such share. */
  private static final double LARGEST_AIM = 0.85;

  /** What calls may take, by what they take when none waits for another. */
  private static final double QUEUEING = 1.5;

  private static final double MANY_LATE = 0.2;
  private static final int FIRST = 8;
  private static final int MOST = 5_000;
  private static final int LEAST_ENDS = 10;
  private static final double LARGEST_STEP = 2;
  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(100);

  /** Windows of few calls; in the first those end that were on their way before. */
  private static final int PROBE = 2;

  private static final int WINDOWS_BETWEEN_PROBES = 20;
  private static final int FEWEST_BETWEEN_PROBES = 4;

  private final double boundNanos;
  private final long windowNanos;
  private double limit = FIRST;
  private Window window = new Window(Long.MIN_VALUE);
  private double paceBefore;
  private double quickest = Double.MAX_VALUE;
  private long quickestAt;
  private int probing;

  /** Of a lane with that bound. */
  public PaceLimit(Duration bound) {
    this.boundNanos = bound.toNanos();
    this.windowNanos = Math.max(SHORTEST_WINDOW.toNanos(), bound.toNanos());
  }

  /** Calls that end together. */
  private static final class Window {
    private final long began;
    private int ends;
    private int inTime;
    private double totalNanos;
    private boolean wasFull;

    private Window(long began) {
      this.began = began;
    }

    private double mean() {
      return totalNanos / ends;
    }

    private double lateShare() {
      return 1 - (double) inTime / ends;
    }
  }

  @Override
  public int calls() {
    double now = probing > 0 ? limit / 2 : limit;
    return (int) Math.max(1, Math.min(MOST, now));
  }

  @Override
  public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {
    if (window.began == Long.MIN_VALUE) {
      window = new Window(nanos);
      quickestAt = nanos;
    }
    window.ends++;
    window.inTime += isInTime ? 1 : 0;
    window.totalNanos += total.toNanos();
    window.wasFull |= onTheirWay >= calls();
    long elapsed = nanos - window.began;
    if (elapsed >= windowNanos && (window.ends >= LEAST_ENDS || elapsed >= 10 * windowNanos)) {
      adapt(window, nanos);
      window = new Window(nanos);
    }
  }

  private void adapt(Window past, long nanos) {
    if (probing > 0) {
      probing--;
      if (probing == 0) {
        remember(past.mean(), nanos);
      }
      return;
    }
    if (past.mean() <= quickest) {
      remember(past.mean(), nanos);
    } else if (past.wasFull && nanos - quickestAt > betweenProbes(past) * windowNanos) {
      probing = PROBE;
    }
    double pace = (double) past.inTime / (nanos - past.began);
    double allowed = aimNanos() * Math.max(pace, paceBefore);
    paceBefore = pace;
    double step = Math.max(limit / LARGEST_STEP, Math.min(limit * LARGEST_STEP, allowed));
    if (past.wasFull || step > limit) {
      limit = Math.max(1, step);
    }
  }

  private static int betweenProbes(Window past) {
    return past.lateShare() > MANY_LATE ? FEWEST_BETWEEN_PROBES : WINDOWS_BETWEEN_PROBES;
  }

  private void remember(double mean, long nanos) {
    quickest = mean;
    quickestAt = nanos;
  }

  /** What calls are to take. */
  private double aimNanos() {
    double queued = Math.min(LARGEST_AIM * boundNanos, QUEUEING * quickest);
    return Math.max(AIM * boundNanos, queued);
  }
}
