package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.transport.Carriage;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A call that is a workflow. */
final class TemporalCarriage implements Carriage {
  private final WorkflowStub workflow;
  private final CompletableFuture<CallOutcome> outcome;

  TemporalCarriage(WorkflowStub workflow) {
    this.workflow = workflow;
    this.outcome =
        workflow
            .getResultAsync(CallOutcome.class)
            .exceptionally(failure -> Outcomes.of(failure).orElseThrow(() -> unknown(failure)));
  }

  private static CompletionException unknown(Throwable failure) {
    return failure instanceof CompletionException already
        ? already
        : new CompletionException(failure);
  }

  @Override
  public CompletableFuture<CallOutcome> outcome() {
    return outcome;
  }

  @Override
  public void cancel() {
    Cancelling.cancel(workflow);
  }
}
