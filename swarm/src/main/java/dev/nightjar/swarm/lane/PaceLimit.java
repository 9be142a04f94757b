package dev.nightjar.swarm.lane;

import java.time.Duration;

/**
 * As many calls as end, at the pace of the last ones, within a share of the bound: Little's law. By
 * the pace it knows of slots, service times, queue and other callers whatever they are, and of a
 * change in any of them after one window.
 *
 * <p>While fewer calls come than are allowed, their pace says nothing of what the lane could do, so
 * that only a pace that is better counts, unless many are given up, and where the most that are
 * allowed are answered soon, a few more are. Nor does it say anything where calls take long without
 * waiting for each other: fewer of them would be as slow, the pace would go down with their number,
 * and one would be left in the end. So the share is larger where even the quickest calls of late
 * took long. What the quickest take is measured anew now and then, and at once when many are given
 * up, by letting half as many on their way for two windows - as BBR looks for a path's shortest
 * round trip (Cardwell et al., "BBR: Congestion-Based Congestion Control", 2016).
 *
 * <p>Callers of one lane, each with a limit of its own, all see the same times, and any division
 * among them would last. So each gives away a part of what it may, and takes what grows with the
 * root of it: the many lose by that and the few gain, until all have as many (as additive increase
 * and multiplicative decrease do; Chiu and Jain, "Analysis of the Increase and Decrease Algorithms
 * for Congestion Avoidance", 1989).
 */
public final class PaceLimit implements AdmissionLimit {
  /** The least share of the bound that calls are to take; the rest is for what varies. */
  private static final double AIM = 0.65;

  /** The largest such share. */
  private static final double LARGEST_AIM = 0.85;

  /** What calls may take, by what they take when none waits for another. */
  private static final double QUEUEING = 1.35;

  private static final double MANY_LATE = 0.2;

  /** What a caller gives away in a window, by what it may. */
  private static final double GIVEN_AWAY = 0.1;

  /** What it takes instead, by the root of what it may. */
  private static final double TAKEN = 0.2;

  /** Answers are soon that take at most this part of what they are to take. */
  private static final double SOON = 0.8;

  private static final double FEW_LATE = 0.1;

  /** How many more calls are allowed then, by the root of how many are. */
  private static final double MORE = 0.5;

  private static final int FIRST = 8;
  private static final int MOST = 5_000;
  private static final int LEAST_ENDS = 10;

  /** So many are enough to see what the quickest take, while the lane does less than it could. */
  private static final int LEAST_ENDS_OF_PROBE = 4;

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
  private long lastEnd;
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
    private int fullEnds;
    private double fullNanos;

    private Window(long began) {
      this.began = began;
    }

    private double mean() {
      return totalNanos / ends;
    }

    private double lateShare() {
      return 1 - (double) inTime / ends;
    }

    /** Whether as many calls were on their way as were allowed. */
    private boolean wasFull() {
      return fullEnds > 0;
    }

    /** Whether calls waited for each other: whose pace is then the lane's. */
    private boolean isPaced() {
      return wasFull() || lateShare() > MANY_LATE;
    }

    /** Mean time of the calls that were the last to be allowed. */
    private double fullMean() {
      return fullNanos / fullEnds;
    }
  }

  /**
   * To the nearest: where few are allowed, the rest of one is a good part of what slots could do.
   */
  @Override
  public int calls() {
    long most = Math.round(Math.max(1, Math.min(MOST, limit)));
    return (int) (probing > 0 ? (most + 1) / 2 : most);
  }

  /**
   * As many as at first: a limit that an outage has left is no reason to refuse a group for ever.
   */
  @Override
  public int atRest() {
    return (int) Math.max(FIRST, Math.min(MOST, limit));
  }

  @Override
  public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {
    if (window.began == Long.MIN_VALUE) {
      window = new Window(nanos);
      quickestAt = nanos;
    } else if (nanos - total.toNanos() - lastEnd > windowNanos) {
      // Nobody called in between: the pace over such a time is that of the callers.
      window = new Window(nanos);
    }
    lastEnd = nanos;
    window.ends++;
    window.inTime += isInTime ? 1 : 0;
    window.totalNanos += total.toNanos();
    if (onTheirWay >= calls()) {
      window.fullEnds++;
      window.fullNanos += total.toNanos();
    }
    long elapsed = nanos - window.began;
    if (elapsed >= windowNanos && (window.ends >= leastEnds() || elapsed >= 10 * windowNanos)) {
      adapt(window, nanos);
      window = new Window(nanos);
    }
  }

  private int leastEnds() {
    return probing > 0 ? LEAST_ENDS_OF_PROBE : LEAST_ENDS;
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
    } else if (past.isPaced() && nanos - quickestAt > betweenProbes(past) * windowNanos) {
      probing = PROBE;
    }
    double pace = (double) past.inTime / (nanos - past.began);
    double allowed = allowed(Math.max(pace, paceBefore));
    if (past.wasFull() && isAnsweredSoon(past)) {
      allowed = Math.max(allowed, limit + MORE * Math.sqrt(limit));
    }
    paceBefore = pace;
    double step = Math.max(limit / LARGEST_STEP, Math.min(limit * LARGEST_STEP, allowed));
    if (past.isPaced() || step > limit) {
      limit = Math.max(1, step);
    }
  }

  private double allowed(double pace) {
    return (1 - GIVEN_AWAY) * aimNanos() * pace + TAKEN * Math.sqrt(limit);
  }

  private boolean isAnsweredSoon(Window past) {
    return past.lateShare() <= FEW_LATE && past.fullMean() < SOON * aimNanos();
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
