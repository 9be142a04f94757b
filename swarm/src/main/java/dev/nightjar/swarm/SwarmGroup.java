package dev.nightjar.swarm;

import java.util.List;

/**
 * Calls of one method that were started together, durably. Thread-safe.
 *
 * @param <R> what the method returns
 */
public final class SwarmGroup<R> {
  private final String id;
  private final List<SwarmCall<R>> calls;
  private final Runnable cancel;

  SwarmGroup(String id, List<SwarmCall<R>> calls, Runnable cancel) {
    this.id = id;
    this.calls = List.copyOf(calls);
    this.cancel = cancel;
  }

  /** The id, by which it can be found again. */
  public String id() {
    return id;
  }

  /** Its calls, in the order of their arguments. */
  public List<SwarmCall<R>> calls() {
    return calls;
  }

  /** How many have ended. */
  public int ended() {
    return Math.toIntExact(calls.stream().filter(SwarmCall::isComplete).count());
  }

  /** Asks for the end of every call that has not ended, and returns at once. */
  public void cancel() {
    cancel.run();
  }
}
