package dev.nightjar.swarm.failure;

import java.time.Duration;

/**
 * The lane can't answer within its bound, so the call was refused before anything was queued. It
 * has no stack trace: under overload there are many.
 */
public final class ResourceNotAvailable extends SwarmException {
  private static final long serialVersionUID = 1L;

  private final String lane;
  private final Duration retryAfter;

  /** Of a call by that name in that lane. */
  public ResourceNotAvailable(String name, String lane, String why, Duration retryAfter) {
    super(
        "%s was refused: lane %s %s; try again in %d ms"
            .formatted(name, lane, why, retryAfter.toMillis()),
        false);
    this.lane = lane;
    this.retryAfter = retryAfter;
  }

  /** The lane that is full. */
  public String lane() {
    return lane;
  }

  /** After how long a new call is likely to be admitted: an estimate. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
