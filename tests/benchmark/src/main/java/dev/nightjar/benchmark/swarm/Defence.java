package dev.nightjar.benchmark.swarm;

import dev.nightjar.swarm.lane.AdmissionLimit;
import dev.nightjar.swarm.lane.PaceLimit;
import java.time.Duration;

/** Ways of meeting overload. */
public enum Defence {
  /** The lane's own. */
  PACE("chosen policy"),
  /** A queue that holds 50 calls. */
  CAPPED("capped queue"),
  /** A queue without an end. */
  UNBOUNDED("unbounded queue");

  private static final int CAP = 50;
  private static final int WITHOUT_END = 1_000_000;

  private final String label;

  Defence(String label) {
    this.label = label;
  }

  /** Its name for a person. */
  public String label() {
    return label;
  }

  AdmissionLimit limit(Duration bound) {
    return switch (this) {
      case PACE -> new PaceLimit(bound);
      case CAPPED -> new Fixed(CAP);
      case UNBOUNDED -> new Fixed(WITHOUT_END);
    };
  }

  private record Fixed(int calls) implements AdmissionLimit {
    @Override
    public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {}
  }
}
