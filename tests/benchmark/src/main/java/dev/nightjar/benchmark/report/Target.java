package dev.nightjar.benchmark.report;

/**
 * A target, and what was measured.
 *
 * @param what what is asked for
 * @param limit the limit
 * @param measured what was found
 * @param bound on which side of the limit is good
 */
public record Target(String what, double limit, double measured, Bound bound) {
  /** Which side is good. */
  public enum Bound {
    AT_LEAST,
    AT_MOST
  }

  /** Whether it is met. */
  public boolean isMet() {
    return bound == Bound.AT_LEAST ? measured >= limit : measured <= limit;
  }
}
