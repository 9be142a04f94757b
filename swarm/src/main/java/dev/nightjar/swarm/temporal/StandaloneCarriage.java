package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.transport.Carriage;
import io.temporal.client.ActivityExecutionDescription;
import io.temporal.client.UntypedActivityHandle;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A call that is a standalone activity. */
final class StandaloneCarriage implements Carriage {
  private final UntypedActivityHandle activity;
  private final CompletableFuture<CallOutcome> outcome;

  StandaloneCarriage(UntypedActivityHandle activity) {
    this.activity = activity;
    this.outcome =
        activity
            .getResultAsync(CallOutcome.class)
            .exceptionally(Outcomes::ofOrUnknown)
            .thenCompose(this::withLostHost);
  }

  /** Which worker host is lost, only the server knows, and it does not say so with the end. */
  private CompletableFuture<CallOutcome> withLostHost(CallOutcome end) {
    CallFault fault = end.fault();
    if (fault == null
        || !fault.type().equals(FaultType.HOST_LOST.name())
        || !end.worker().isEmpty()) {
      return CompletableFuture.completedFuture(end);
    }
    return CompletableFuture.supplyAsync(activity::describe, Asking.LATER)
        .thenApply(described -> lost(end, described))
        .exceptionally(unknown -> end);
  }

  private static CallOutcome lost(CallOutcome end, ActivityExecutionDescription described) {
    return new CallOutcome(
        end.status(),
        end.value(),
        end.fault(),
        Objects.requireNonNullElse(described.getLastWorkerIdentity(), ""),
        Math.max(1, described.getAttempt()),
        end.workNanos());
  }

  @Override
  public CompletableFuture<CallOutcome> outcome() {
    return outcome;
  }

  @Override
  public void cancel() {
    Cancelling.cancel(activity);
  }
}
