package dev.nightjar.swarm.lane;

import java.time.Duration;

/**
 * As many calls as end, at the pace of the last ones, within a share of the bound: Little's law. By
 * the pace it knows of slots, service times and queue whatever they are, and of a change in any of
 * them after one window.
 *
 * <p>While fewer calls come than are allowed, their pace says nothing of what the lane could do,
 * and only a pace that is better counts.
 */
public final class PaceLimit implements AdmissionLimit {
  /** The share of the bound that calls are to take; the rest is for what varies. */
  private static final double AIM = 0.65;

  private static final int FIRST = 8;
  private static final int MOST = 5_000;
  private static final int LEAST_ENDS = 10;
  private static final double LARGEST_STEP = 2;
  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(100);

  private final double aimNanos;
  private final long windowNanos;
  private double limit = FIRST;
  private long windowBegan = Long.MIN_VALUE;
  private int ends;
  private int inTime;
  private boolean wasFull;

  /** Of a lane with that bound. */
  public PaceLimit(Duration bound) {
    this.aimNanos = bound.toNanos() * AIM;
    this.windowNanos = Math.max(SHORTEST_WINDOW.toNanos(), bound.toNanos());
  }

  @Override
  public int calls() {
    return (int) Math.max(1, Math.min(MOST, limit));
  }

  @Override
  public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {
    if (windowBegan == Long.MIN_VALUE) {
      windowBegan = nanos;
    }
    ends++;
    inTime += isInTime ? 1 : 0;
    wasFull |= onTheirWay >= calls();
    long elapsed = nanos - windowBegan;
    if (elapsed >= windowNanos && (ends >= LEAST_ENDS || elapsed >= 10 * windowNanos)) {
      adapt(elapsed);
      windowBegan = nanos;
      ends = 0;
      inTime = 0;
      wasFull = false;
    }
  }

  private void adapt(long elapsed) {
    double allowed = aimNanos * inTime / elapsed;
    double step = Math.max(limit / LARGEST_STEP, Math.min(limit * LARGEST_STEP, allowed));
    if (wasFull || step > limit) {
      limit = Math.max(1, step);
    }
  }
}
