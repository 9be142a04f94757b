package dev.nightjar.tests;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What comes between a backfill and its end.
 *
 * @param kind what is done to it
 * @param daysBefore after how many more days have ended, 0 or more
 * @param where whether days are under way then
 */
record Interruption(Kind kind, int daysBefore, Where where) {
  /** What is done to a backfill. */
  enum Kind {
    /** It is paused, and resumed when none of its days runs. */
    PAUSE,
    /** It is cancelled, and gone on with by the same command. */
    CANCEL,
    /** All worker hosts are gone without a word, and others come. */
    KILL,
    /** All worker hosts are gone while it is paused; others come, and it is resumed. */
    KILL_WHILE_PAUSED
  }

  /** Where in a day a backfill is met. */
  enum Where {
    /** Wherever it is. */
    ANYWHERE,
    /** A chunk of a day is in hand, and does not end before it is done. */
    IN_THE_MIDDLE
  }

  static Arbitrary<Interruption> any() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(0, 0, 0, 1, 1, 2),
            Arbitraries.of(Where.class))
        .as(Interruption::new);
  }
}
