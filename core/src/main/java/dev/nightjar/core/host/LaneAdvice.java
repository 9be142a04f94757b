package dev.nightjar.core.host;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many slots, and worker hosts like those that are there, would do for a lane.
 *
 * @param demand what it is said of
 * @param slots as many as would do; empty where nothing can be said
 * @param hosts as many as have these slots; empty where nothing can be said
 * @param words the same for a person, with the reason
 */
public record LaneAdvice(LaneDemand demand, OptionalInt slots, OptionalInt hosts, String words) {
  /** Of ten slots that do, eight are in use: the others are for what comes unevenly. */
  private static final double IN_USE = 0.8;

  private static final int MOST_SLOTS = 1_000_000;

  /**
   * Advice by Little's law: what a task takes is what runs by what is taken a second.
   *
   * @param within the time within which what waits is to be begun, at least a second
   */
  public static LaneAdvice of(LaneDemand demand, Duration within) {
    if (within.toMillis() < 1_000) {
      throw new IllegalArgumentException(
          "Invalid time to take what waits: %s is shorter than a second".formatted(within));
    }
    long waiting = demand.waiting().orElse(0);
    if (demand.hosts() == 0) {
      return silent(demand, waiting == 0 ? "no worker host serves it" : unserved(waiting));
    }
    String used = "%d of %d slots are in use".formatted(demand.running(), demand.slots());
    if (demand.waiting().isEmpty()) {
      return ofLoad(demand, "how much waits is not known here, %s".formatted(used));
    }
    if (waiting == 0) {
      return ofLoad(demand, "nothing waits, %s".formatted(used));
    }
    Optional<Double> seconds = secondsEach(demand);
    if (seconds.isEmpty()) {
      return silent(
          demand,
          "%d wait, %s, and none was taken lately, so nobody knows how long each takes; look again in a minute"
              .formatted(waiting, used));
    }
    double each = seconds.get();
    int wanted =
        bounded(demand.addedPerSecond() * each + waiting * each / (within.toMillis() / 1000.0));
    return advised(
        demand,
        wanted,
        String.format(
            Locale.ROOT,
            "%d wait, %s, each takes about %s: to begin all within %s takes %d",
            waiting,
            used,
            text(each),
            text(within.toMillis() / 1000.0),
            wanted));
  }

  private static String unserved(long waiting) {
    return "%d wait, and no worker host serves it; start one: nightjar worker".formatted(waiting);
  }

  private static Optional<Double> secondsEach(LaneDemand demand) {
    return demand.running() == 0 || demand.takenPerSecond() == 0
        ? Optional.empty()
        : Optional.of(demand.running() / demand.takenPerSecond());
  }

  private static LaneAdvice ofLoad(LaneDemand demand, String reason) {
    int wanted = bounded(demand.running() / IN_USE);
    String words =
        demand.running() == demand.slots() && demand.waiting().isEmpty()
            ? reason + ": more may wait, try one host more"
            : reason + ": %d would do".formatted(wanted);
    return advised(demand, wanted, words);
  }

  private static int bounded(double slots) {
    // Without the last digits of a quotient, which would ask for one slot more.
    return (int) Math.max(1, Math.min(MOST_SLOTS, Math.ceil(slots - 1e-9)));
  }

  private static LaneAdvice advised(LaneDemand demand, int slots, String words) {
    int perHost = Math.max(1, demand.slots() / demand.hosts());
    int hosts = (slots + perHost - 1) / perHost;
    return new LaneAdvice(demand, OptionalInt.of(slots), OptionalInt.of(hosts), words);
  }

  private static LaneAdvice silent(LaneDemand demand, String words) {
    return new LaneAdvice(demand, OptionalInt.empty(), OptionalInt.empty(), words);
  }

  private static String text(double seconds) {
    return seconds < 1
        ? Math.max(1, Math.round(seconds * 1000)) + " ms"
        : String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
  }
}
