package dev.nightjar.activities.stage;

import dev.nightjar.activities.stage.StageMeter.Use;

/** Adds up what one thread of a stage does. For that thread. */
public final class StageClock {
  private final StageMeter meter;
  private long since = System.nanoTime();
  private long busy;

  StageClock(StageMeter meter) {
    this.meter = meter;
  }

  /**
   * Says what was done since it was last asked.
   *
   * @return how long, in nanoseconds
   */
  public long lap(Use use) {
    long now = System.nanoTime();
    long nanos = now - since;
    meter.add(use, nanos);
    if (use == Use.BUSY) {
      busy += nanos;
    }
    since = now;
    return nanos;
  }

  /** Nanoseconds that the thread was busy, up to what was said last. */
  public long busyNanos() {
    return busy;
  }

  /** Counts rows that the stage is done with. */
  public void passed(long rows) {
    meter.passed(rows);
  }
}
