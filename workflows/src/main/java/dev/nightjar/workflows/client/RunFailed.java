package dev.nightjar.workflows.client;

import dev.nightjar.core.model.RunState;

/** A run ended without a report; the message is the run's reason, for a person. */
public final class RunFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RunState state;

  RunFailed(RunState state, String message, Throwable cause) {
    super(message, cause);
    this.state = state;
  }

  /** {@link RunState#FAILED} or {@link RunState#CANCELLED}. */
  public RunState state() {
    return state;
  }
}
