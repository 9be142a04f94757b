package dev.nightjar.benchmark.swarm;

/** What happens in the middle of a storm. */
public enum StormMiddle {
  /** Nothing but the load. */
  CALM("load alone"),
  /** A worker host is killed. */
  KILLED("a host killed"),
  /** Calls take twice as long. */
  DOUBLED("service doubled");

  private final String label;

  StormMiddle(String label) {
    this.label = label;
  }

  /** Its name for a person. */
  public String label() {
    return label;
  }
}
