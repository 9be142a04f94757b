package dev.nightjar.core.model;

/**
 * A job's version: it changes whenever the job's rows for the same events would change.
 *
 * @param number 1 or more
 */
public record JobVersion(int number) {
  public JobVersion {
    if (number < 1) {
      throw new IllegalArgumentException("Invalid job version: %d is below 1".formatted(number));
    }
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
