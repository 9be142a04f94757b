package dev.nightjar.swarm;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.FaultType;

/** Ends that no worker host and no server told of. */
final class Ends {
  private Ends() {}

  /** When nothing can be learnt of a call's end. */
  static CallFault unknown(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return CallFault.of(
        FaultType.ENDED,
        "nothing can be learnt of its end (%s); it may go on, and can be found by its id"
            .formatted(cause));
  }
}
