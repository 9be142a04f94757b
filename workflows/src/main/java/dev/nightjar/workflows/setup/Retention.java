package dev.nightjar.workflows.setup;

import java.time.Duration;
import java.util.Optional;

/**
 * How long Temporal keeps the histories of runs that ended.
 *
 * @param wanted what a person asked for, a day at least; empty leaves what is there
 */
public record Retention(Optional<Duration> wanted) {
  /** A new namespace's, unless asked for. The ledger keeps what happened beyond that. */
  public static final Duration DEFAULT = Duration.ofDays(30);

  private static final Duration LEAST = Duration.ofDays(1);

  public Retention {
    wanted.ifPresent(
        kept -> {
          if (kept.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                "Invalid retention: %s is less than a day, the least that Temporal takes"
                    .formatted(text(kept)));
          }
        });
  }

  /** Leaves what is there. */
  public static Retention unchanged() {
    return new Retention(Optional.empty());
  }

  /** As long as this. */
  public static Retention of(Duration kept) {
    return new Retention(Optional.of(kept));
  }

  Duration ofNewNamespace() {
    return wanted.orElse(DEFAULT);
  }

  static String text(Duration kept) {
    return kept.toHours() % 24 == 0 ? kept.toDays() + " days" : kept.toHours() + " hours";
  }
}
