package dev.nightjar.starter.live;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A part of some work, with a bar.
 *
 * @param name a word
 * @param fraction how much of it is done, 0 to 1; empty when nobody knows
 * @param details facts beside the bar
 */
public record Stage(String name, OptionalDouble fraction, List<Detail> details) {
  public Stage {
    details = List.copyOf(details);
    if (fraction.isPresent() && !(fraction.getAsDouble() >= 0 && fraction.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "Invalid fraction of %s: %s is not in 0..1".formatted(name, fraction.getAsDouble()));
    }
  }

  /** A stage of which so many of so many are done; more than all is all. */
  public static Stage of(String name, long done, long all, List<Detail> details) {
    double fraction = all <= 0 ? 0 : Math.min(1, Math.max(0, (double) done / all));
    return new Stage(name, OptionalDouble.of(fraction), details);
  }

  /** A stage that is going on, nobody knows how far. */
  public static Stage unknown(String name, List<Detail> details) {
    return new Stage(name, OptionalDouble.empty(), details);
  }

  /** A stage that has not begun. */
  public static Stage waiting(String name) {
    return of(name, 0, 1, List.of(new Detail("waiting", 1)));
  }

  /** A stage that is done. */
  public static Stage done(String name, List<Detail> details) {
    return of(name, 1, 1, details);
  }

  boolean isDone() {
    return fraction.orElse(0) >= 1;
  }
}
