package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.transport.GroupCarriage;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
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
      piece = workflow.query("ended", GroupOutcome.class, piece.known());
      outcomes.putAll(piece.outcomes());
    } while (!piece.outcomes().isEmpty());
    return new GroupOutcome(outcomes, outcomes.size());
  }

  @Override
  public CompletableFuture<GroupOutcome> outcome() {
    return outcome;
  }

  /** An update to a group that has ended is refused, and its result has what there is. */
  @Override
  public CompletableFuture<GroupOutcome> next(int known) {
    UpdateOptions<GroupOutcome> options =
        UpdateOptions.newBuilder(GroupOutcome.class)
            .setUpdateName("next")
            .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
            .build();
    try {
      return CompletableFuture.supplyAsync(
              () -> workflow.startUpdate(options, known), Cancelling.EXECUTOR)
          .thenCompose(WorkflowUpdateHandle::getResultAsync)
          .exceptionallyCompose(failure -> outcome);
    } catch (RejectedExecutionException e) {
      return outcome;
    }
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
