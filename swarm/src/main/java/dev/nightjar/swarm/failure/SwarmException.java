package dev.nightjar.swarm.failure;

/** Why a call has no value to give. Its subclasses are what a caller can tell apart. */
public abstract sealed class SwarmException extends RuntimeException
    permits CallCancelled,
        CallFailed,
        CallNotComplete,
        CallTimedOut,
        JoinTimedOut,
        ResourceNotAvailable {
  private static final long serialVersionUID = 1L;

  SwarmException(String message) {
    super(message);
  }
}
