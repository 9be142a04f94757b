package dev.nightjar.generator;

import java.time.LocalDate;

/**
 * What is generated. The same options give the same events, on any machine.
 *
 * @param seed any number
 * @param merchants how many, 1 to 100,000
 * @param days how many, 1 to 3,660
 * @param events how many distinct events all of them have together, 1 to 10 billion, and at most
 *     200 million a day
 * @param from the first day, of the years 1970 to 2189
 */
public record GeneratorOptions(long seed, int merchants, int days, long events, LocalDate from) {
  private static final int MOST_MERCHANTS = 100_000;
  private static final int MOST_DAYS = 3_660;
  private static final long MOST_EVENTS = 10_000_000_000L;
  private static final long MOST_EVENTS_A_DAY = 200_000_000;

  public GeneratorOptions {
    check("merchants", merchants, MOST_MERCHANTS);
    check("days", days, MOST_DAYS);
    check("events", events, Math.min(MOST_EVENTS, days * MOST_EVENTS_A_DAY));
    if (from.isBefore(LocalDate.of(1970, 1, 2)) || from.getYear() > 2189) {
      throw new IllegalArgumentException(
          "Invalid first day: %s is not in 1970-01-02 to 2189-12-31".formatted(from));
    }
  }

  /** With another seed. */
  public GeneratorOptions seed(long other) {
    return new GeneratorOptions(other, merchants, days, events, from);
  }

  /** With another number of merchants. */
  public GeneratorOptions merchants(int other) {
    return new GeneratorOptions(seed, other, days, events, from);
  }

  /** With another number of days. */
  public GeneratorOptions days(int other) {
    return new GeneratorOptions(seed, merchants, other, events, from);
  }

  /** With another number of events. */
  public GeneratorOptions events(long other) {
    return new GeneratorOptions(seed, merchants, days, other, from);
  }

  /** With another first day. */
  public GeneratorOptions from(LocalDate other) {
    return new GeneratorOptions(seed, merchants, days, events, other);
  }

  private static void check(String what, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "Invalid number of %s: %d is not in 1..%d".formatted(what, value, most));
    }
  }
}
