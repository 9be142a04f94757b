package dev.nightjar.generator.plan;

/** All that one visitor does on one day at one merchant, or events of nobody. Immutable. */
public interface Visit {
  /** Its number within the merchant's day, from 0. */
  long number();

  /** How many events it has. */
  int events();

  /** An event, from 0; any alone. */
  PlannedEvent event(int step);
}
