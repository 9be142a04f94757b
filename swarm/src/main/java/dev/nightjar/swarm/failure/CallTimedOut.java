package dev.nightjar.swarm.failure;

/** No answer came within the call's limit. The method may or may not have executed. */
public final class CallTimedOut extends SwarmException {
  private static final long serialVersionUID = 1L;

  /** Of the call with that name and id. */
  public CallTimedOut(String name, String id, String why) {
    super("%s (%s) timed out: %s".formatted(name, id, why));
  }
}
