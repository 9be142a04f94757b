package dev.nightjar.swarm;

import dev.nightjar.swarm.failure.CallCancelled;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.SwarmException;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.FaultType;
import java.util.Objects;

/** Ends that are no answers, as exceptions. */
final class Ends {
  private Ends() {}

  static SwarmException exception(String name, String id, CallOutcome outcome) {
    CallFault fault = Objects.requireNonNull(outcome.fault());
    return switch (outcome.status()) {
      case FAILED -> new CallFailed(name, id, outcome.worker(), fault);
      case TIMED_OUT -> new CallTimedOut(name, id, words(fault));
      case CANCELLED -> new CallCancelled(name, id, words(fault));
      // Refusals are thrown where they happen; what has ended is neither pending nor refused.
      case PENDING, ANSWERED, REFUSED ->
          throw new IllegalStateException("No exception for a call that is " + outcome.status());
    };
  }

  private static String words(CallFault fault) {
    return String.valueOf(fault.message());
  }

  /** When nothing can be learnt of a call's end. */
  static CallFault unknown(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return CallFault.of(
        FaultType.ENDED,
        "nothing can be learnt of its end (%s); it may go on, and can be found by its id"
            .formatted(cause));
  }
}
