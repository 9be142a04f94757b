package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.transport.GroupCarriage;
import io.temporal.client.WorkflowStub;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** A page of a group that is a workflow. */
final class TemporalGroupCarriage implements GroupCarriage {
  private final WorkflowStub workflow;
  private final boolean isFound;
  private final CompletableFuture<GroupOutcome> outcome;

  TemporalGroupCarriage(WorkflowStub workflow, boolean isFound) {
    this.workflow = workflow;
    this.isFound = isFound;
    this.outcome = workflow.getResultAsync(GroupOutcome.class).thenApply(this::whole);
  }

  /** What was too large for the workflow's result is asked for piece by piece. */
  private GroupOutcome whole(GroupOutcome result) {
    if (!result.outcomes().isEmpty()) {
      return result;
    }
    SortedMap<Integer, CallOutcome> outcomes = new TreeMap<>();
    GroupOutcome piece = new GroupOutcome(outcomes, 0);
    do {
      piece = ended(piece.known());
      outcomes.putAll(piece.outcomes());
    } while (!piece.outcomes().isEmpty());
    return new GroupOutcome(outcomes, outcomes.size());
  }

  @Override
  public CompletableFuture<GroupOutcome> outcome() {
    return outcome;
  }

  /** A query leaves nothing in the history, and makes no workflow task. */
  @Override
  public CompletableFuture<GroupOutcome> next(int known) {
    try {
      return CompletableFuture.supplyAsync(() -> ended(known), Cancelling.EXECUTOR);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private GroupOutcome ended(int known) {
    return workflow.query("ended", GroupOutcome.class, known);
  }

  @Override
  public boolean isFound() {
    return isFound;
  }

  @Override
  public void cancel() {
    Cancelling.cancel(workflow);
  }
}
