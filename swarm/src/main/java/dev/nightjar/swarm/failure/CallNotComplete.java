package dev.nightjar.swarm.failure;

/** The call has not ended yet. */
public final class CallNotComplete extends SwarmException {
  private static final long serialVersionUID = 1L;

  /** Of the call with that name and id. */
  public CallNotComplete(String name, String id) {
    super(
        "%s (%s) is not complete; wait for it with join, or ask isComplete first"
            .formatted(name, id));
  }
}
