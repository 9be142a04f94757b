package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.transport.CarriageFailed;
import dev.nightjar.swarm.transport.GroupCarriage;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A page of a group that is a workflow. */
final class TemporalGroupCarriage implements GroupCarriage {
  private final WorkflowStub workflow;
  private final boolean isFound;
  private final CompletableFuture<GroupOutcome> outcome;

  /** The ends that are known, and how many, in the order in which they came. */
  private final SortedMap<Integer, CallOutcome> told = new TreeMap<>();

  private int known;

  TemporalGroupCarriage(WorkflowStub workflow, boolean isFound) {
    this.workflow = workflow;
    this.isFound = isFound;
    this.outcome =
        workflow
            .getResultAsync(GroupOutcome.class)
            .thenApply(this::whole)
            .exceptionally(TemporalGroupCarriage::failed);
  }

  private static GroupOutcome failed(Throwable failure) {
    CallOutcome end = Outcomes.ofOrUnknown(failure);
    throw new CarriageFailed(end.status(), Objects.requireNonNull(end.fault()), failure);
  }

  /**
   * What was too large for the workflow's result is asked for piece by piece, and no piece twice:
   * for each a worker host goes through the whole history again, once the workflow has ended.
   */
  private GroupOutcome whole(GroupOutcome result) {
    if (!result.outcomes().isEmpty()) {
      return result;
    }
    GroupOutcome all = told();
    // A group of an older build does not say how many there are.
    while ((result.known() == 0 || all.known() < result.known())
        && !ended(all.known()).outcomes().isEmpty()) {
      all = told();
    }
    return all;
  }

  private synchronized GroupOutcome told() {
    return new GroupOutcome(told, known);
  }

  private synchronized void remember(int asked, GroupOutcome piece) {
    if (asked == known) {
      told.putAll(piece.outcomes());
      known = piece.known();
    }
  }

  @Override
  public CompletableFuture<GroupOutcome> outcome() {
    return outcome;
  }

  /** A query leaves nothing in the history, and makes no workflow task. */
  @Override
  public CompletableFuture<GroupOutcome> next(int known) {
    return CompletableFuture.supplyAsync(() -> ended(known), Asking.LATER);
  }

  private GroupOutcome ended(int asked) {
    GroupOutcome piece = workflow.query("ended", GroupOutcome.class, asked);
    remember(asked, piece);
    return piece;
  }

  @Override
  public boolean isFound() {
    return isFound;
  }

  @Override
  public void giveUp(List<Integer> calls) {
    Cancelling.giveUp(workflow, calls);
  }

  @Override
  public void cancel() {
    Cancelling.cancel(workflow);
  }
}
