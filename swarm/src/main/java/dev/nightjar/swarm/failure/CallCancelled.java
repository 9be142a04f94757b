package dev.nightjar.swarm.failure;

/** Somebody cancelled the call, or ended it in Temporal. */
public final class CallCancelled extends SwarmException {
  private static final long serialVersionUID = 1L;

  /** Of the call with that name and id. */
  public CallCancelled(String name, String id, String why) {
    super("%s (%s) has no answer: %s".formatted(name, id, why));
  }
}
