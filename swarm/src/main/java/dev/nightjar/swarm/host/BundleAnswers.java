package dev.nightjar.swarm.host;

import dev.nightjar.swarm.message.BundleOutcome;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.PayloadSize;
import java.util.ArrayList;
import java.util.List;

/**
 * The ends of a bundle's calls, which travel in one message. Calls for which there may be no room
 * in it are not begun, and go alone. Not thread-safe.
 */
final class BundleAnswers {
  private final List<CallOutcome> outcomes = new ArrayList<>();
  private final List<Integer> again = new ArrayList<>();
  private long characters;
  private long largest;

  /** Whether another one like the largest so far fits in. */
  boolean haveRoom() {
    return outcomes.isEmpty() || characters + largest <= PayloadSize.MOST_CHARACTERS;
  }

  /** Adds the end of a call, and gives what is told of it. */
  CallOutcome add(CallRequest request, Execution execution) {
    CallOutcome outcome = execution.outcome();
    long size = PayloadSize.of(outcome);
    boolean fits = outcomes.isEmpty() || characters + size <= PayloadSize.MOST_CHARACTERS;
    if (!execution.isFinal() || (!fits && request.limits().attempts() > 1)) {
      again.add(outcomes.size());
    }
    if (!fits) {
      outcome = tooLarge(request, outcome, size);
    }
    add(outcome);
    return outcome;
  }

  /** Adds the end of a call that did not begin. */
  void add(CallOutcome outcome) {
    long size = PayloadSize.of(outcome);
    characters += size;
    largest = Math.max(largest, size);
    outcomes.add(outcome);
  }

  BundleOutcome outcome() {
    return new BundleOutcome(outcomes, again);
  }

  private static CallOutcome tooLarge(CallRequest request, CallOutcome outcome, long size) {
    return new CallOutcome(
        CallStatus.FAILED,
        null,
        CallFault.of(
            FaultType.TOO_LARGE,
            ("the result of %s takes %d characters, far more than those of its group before it, and found no"
                    + " room beside them; allow a second attempt, or call it alone")
                .formatted(request.fullName(), size)),
        outcome.worker(),
        outcome.attempt(),
        outcome.workNanos());
  }
}
