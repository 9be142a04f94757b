package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.GroupItem;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.GroupRequest;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a window of calls on their way. When it is cancelled, what runs is cancelled, what has not
 * begun never does, and it still ends with the ends of all.
 */
public final class GroupWorkflowCode implements GroupWorkflow {
  private final GroupRequest request;
  private final EndedCalls ended;
  private int running;

  /** Updates may come before the first step, so what they read is there from the beginning. */
  @WorkflowInit
  public GroupWorkflowCode(GroupRequest request) {
    this.request = request;
    this.ended = new EndedCalls(request.items().size());
  }

  @Override
  public GroupOutcome run(GroupRequest same) {
    for (int i = 0; i < request.items().size(); i++) {
      if (!hasRoom()) {
        end(i, cancelled());
        continue;
      }
      start(i);
    }
    Workflow.newDetachedCancellationScope(() -> Workflow.await(this::isOver)).run();
    return ended.whole();
  }

  /** Waits for room in the window; false when the group is cancelled. */
  private boolean hasRoom() {
    try {
      Workflow.await(() -> running < request.window());
      return true;
    } catch (CanceledFailure e) {
      return false;
    }
  }

  private void start(int index) {
    running++;
    GroupItem item = request.items().get(index);
    Promise<CallOutcome> promise =
        Workflow.newUntypedActivityStub(options(item.host()))
            .executeAsync(request.call(index).fullName(), CallOutcome.class, request.call(index));
    promise.handle(
        (answer, failure) -> {
          running--;
          end(index, failure == null ? answer : outcome(failure));
          return answer;
        });
  }

  private ActivityOptions options(@Nullable String host) {
    return host == null
        ? CallActivities.options(request.limits())
        : CallActivities.options(request.limits(), Queues.ofHost(host));
  }

  private static CallOutcome outcome(RuntimeException failure) {
    return Outcomes.of(failure)
        .orElseGet(
            () ->
                CallOutcome.without(
                    CallStatus.FAILED, CallFault.of(FaultType.ENDED, failure.toString())));
  }

  private static CallOutcome cancelled() {
    return CallOutcome.without(
        CallStatus.CANCELLED,
        CallFault.of(FaultType.CANCELLED, "its group was cancelled before it began"));
  }

  private void end(int index, CallOutcome outcome) {
    ended.add(index, outcome);
  }

  private boolean isOver() {
    return ended.isWhole() && Workflow.isEveryHandlerFinished();
  }

  @Override
  public GroupOutcome next(int known) {
    Workflow.await(() -> ended.size() > known || ended.isWhole());
    return ended.after(known);
  }

  @Override
  public GroupOutcome ended(int known) {
    return ended.after(known);
  }
}
