package dev.nightjar.worker.health;

import java.time.Instant;
import java.util.Locale;

/**
 * How a part is.
 *
 * @param part which part
 * @param state how it is
 * @param since since when it is so
 * @param words more about it, without credentials or anybody's data
 * @param next what to do about it; empty for nothing
 */
public record Condition(Part part, State state, Instant since, String words, String next) {
  /** How a part can be. */
  public enum State {
    /** Not known yet. */
    STARTING,
    /** As it should be. */
    UP,
    /** It gives no answer, or a wrong one. */
    DOWN,
    /** Going on to the end of what was begun, and beginning nothing. */
    DRAINING;

    /** The name in pages. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isUp() {
    return state == State.UP;
  }
}
