package dev.nightjar.generator.plan;

import dev.nightjar.generator.summary.Tally;

/** A visit that is planted for its own sake, with what it comes to. */
interface Plant extends Visit {
  /** Adds what it comes to, without looking at its events. */
  void addTo(Tally tally);
}
