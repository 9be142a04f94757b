package dev.nightjar.swarm;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.FaultType;

/** Ends that no worker host and no server told of. */
final class Ends {
  private Ends() {}

  /** When nothing can be learnt of a call's end. */
  static CallFault unknown(Throwable failure) {
    return CallFault.of(
        FaultType.ENDED,
        "nothing can be learnt of its end (%s); it may go on, and can be found by its id"
            .formatted(innermost(failure)));
  }

  /** What is around it says which question failed, and not why. */
  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
