package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.transport.Carriage;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.CompletableFuture;

/** A call that is a workflow. */
final class TemporalCarriage implements Carriage {
  private final WorkflowStub workflow;
  private final CompletableFuture<CallOutcome> outcome;

  TemporalCarriage(WorkflowStub workflow) {
    this.workflow = workflow;
    this.outcome = workflow.getResultAsync(CallOutcome.class).exceptionally(Outcomes::ofOrUnknown);
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
