package dev.nightjar.swarm.failure;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import java.util.Objects;

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

  /** Without the stack of whoever is refused, which would cost more than the refusal. */
  SwarmException(String message, boolean hasStack) {
    super(message, null, true, hasStack);
  }

  /** The end of a call that is no answer, as an exception. */
  public static SwarmException of(String name, String id, CallOutcome outcome) {
    CallFault fault = Objects.requireNonNull(outcome.fault());
    String words = String.valueOf(fault.message());
    return switch (outcome.status()) {
      case FAILED -> new CallFailed(name, id, outcome.worker(), fault);
      case TIMED_OUT -> new CallTimedOut(name, id, words);
      case CANCELLED -> new CallCancelled(name, id, words);
      // Refusals are thrown where they happen; what has ended is neither pending nor refused.
      case PENDING, ANSWERED, REFUSED ->
          throw new IllegalStateException("No exception for a call that is " + outcome.status());
    };
  }
}
