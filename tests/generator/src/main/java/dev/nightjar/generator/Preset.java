package dev.nightjar.generator;

import java.time.LocalDate;

/**
 * Sizes of data, from a unit test's to a bulk load's. Their days have changes of the clocks in
 * them.
 */
public enum Preset {
  /** 10 merchants, 4 days, 5 thousand events: London and Beirut lose an hour, a month ends. */
  TINY(10, 4, 5_000, LocalDate.of(2024, 3, 29)),
  /** 200 merchants, 14 days, 1 million events: Santiago and Lord Howe win time as well. */
  SMALL(200, 14, 1_000_000, LocalDate.of(2024, 3, 25)),
  /** 2 thousand merchants, 30 days, 50 million events: New York and Casablanca change too. */
  MEDIUM(2_000, 30, 50_000_000, LocalDate.of(2024, 3, 9)),
  /** 20 thousand merchants, 90 days, 1 billion events, with the changes of autumn. */
  LARGE(20_000, 90, 1_000_000_000, LocalDate.of(2024, 9, 1));

  private final int merchants;
  private final int days;
  private final long events;
  private final LocalDate from;

  Preset(int merchants, int days, long events, LocalDate from) {
    this.merchants = merchants;
    this.days = days;
    this.events = events;
    this.from = from;
  }

  /** The options, with seed 1. */
  public GeneratorOptions options() {
    return new GeneratorOptions(1, merchants, days, events, from);
  }
}
