package dev.nightjar.tests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A backfill and what interrupts it.
 *
 * @param before what is published when it starts
 * @param order newest or oldest
 * @param daysAtOnce how many of its days run at once, 1 or more
 * @param workerHosts how many there are at any time, 1 or more
 * @param interruptions one after the other
 */
record InterruptedDays(
    Before before,
    String order,
    int daysAtOnce,
    int workerHosts,
    List<Interruption> interruptions) {
  /** What readers see before a backfill, and which days it therefore takes. */
  enum Before {
    /** Nothing; all days. */
    NOTHING("--all"),
    /** Every day as it was before its last event came; all days. */
    OLD_GENERATIONS("--all"),
    /** Some of the days; the others. */
    SOME_DAYS("--missing");

    private final String choice;

    Before(String choice) {
      this.choice = choice;
    }
  }

  static Arbitrary<InterruptedDays> any() {
    return Combinators.combine(
            Arbitraries.of(Before.class),
            Arbitraries.of("newest", "oldest"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 2),
            Interruption.any().list().ofMinSize(1).ofMaxSize(5))
        .as(InterruptedDays::new);
  }

  /** Whether it takes all days, published or not. */
  boolean takesAll() {
    return before != Before.SOME_DAYS;
  }

  /** The words of its command. */
  String[] command(String job, String range, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "backfill",
                job,
                range,
                before.choice,
                "--order",
                order,
                "--parallel-days",
                Integer.toString(daysAtOnce)));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** The first and every third day after it are published where only some are. */
  static List<LocalDate> some(List<LocalDate> days) {
    return IntStream.range(0, days.size()).filter(day -> day % 3 == 0).mapToObj(days::get).toList();
  }
}
