package dev.nightjar.generator.fault;

import dev.nightjar.generator.draw.Draws;

/** When a visit arrives, how long after its last event; or an event, how long after itself. */
public enum Punctuality {
  /** Within two minutes. */
  ON_TIME(9_690, 0, 120_000),
  /** An hour to three days. */
  LATE(250, 3_600_000, 3 * 86_400_000L),
  /** 8 to 28 days. */
  VERY_LATE(50, 8 * 86_400_000L, 28 * 86_400_000L),
  /** Up to two hours before they happen: the sender's clock is fast. */
  TOO_EARLY(10, -7_200_000, -1);

  private static final long WHOLE = 10_000;
  private static final long PUNCTUALITY = -10;
  private static final long DELAY = -11;

  private final long share;
  private final long least;
  private final long most;

  Punctuality(long share, long least, long most) {
    this.share = share;
    this.least = least;
    this.most = most;
  }

  /** A visit's or an event's, from its draws. */
  public static Punctuality of(long draws) {
    long draw = Draws.below(Draws.key(draws, PUNCTUALITY), WHOLE);
    for (Punctuality each : values()) {
      draw -= each.share;
      if (draw < 0) {
        return each;
      }
    }
    return ON_TIME;
  }

  /** How many milliseconds later it arrives; negative for before. */
  public long delay(long draws) {
    long seconds = Draws.below(Draws.key(draws, DELAY), (most - least) / 1000 + 1);
    return least + seconds * 1000;
  }

  /** The longest delay, in milliseconds. */
  public long most() {
    return most;
  }

  /** The shortest delay, in milliseconds. */
  public long least() {
    return least;
  }
}
