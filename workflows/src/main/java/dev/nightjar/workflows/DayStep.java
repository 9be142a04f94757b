package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.totals.DayTotals;
import dev.nightjar.workflows.visibility.RunAttributes;
import dev.nightjar.workflows.visibility.RunText;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.LocalDate;

/**
 * The run of one of several business days, as a child that outlives its parent should that be
 * terminated: its merchants are published as it goes, and the parent only waits for it.
 */
final class DayStep extends Step<RunReport> {
  private final RunRequest request;
  private final DayTotals totals;

  DayStep(RunRequest request, DayTotals totals) {
    this.request = request;
    this.totals = totals;
  }

  LocalDate day() {
    return request.day();
  }

  @Override
  Promise<RunReport> dispatch() {
    NightlyRun run = Workflow.newChildWorkflowStub(NightlyRun.class, options());
    return Async.function(run::run, request);
  }

  /** Whether its run has ended because it was cancelled. */
  boolean wasCancelled() {
    RuntimeException failure = failure();
    return failure instanceof CanceledFailure
        || (failure != null && failure.getCause() instanceof CanceledFailure);
  }

  @Override
  void succeeded(RunReport report) {
    totals.ended(request.day(), report);
  }

  @Override
  void failed(RuntimeException failure) {
    if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
      totals.underWay(request.day());
    } else {
      totals.failed(request.day(), FailureText.of(failure));
    }
  }

  private ChildWorkflowOptions options() {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(Lanes.COORDINATOR)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setTypedSearchAttributes(attributes())
        .setPriority(Priority.newBuilder().setPriorityKey(request.urgency().priorityKey()).build())
        .setStaticSummary(RunText.summary(request))
        .setStaticDetails(RunText.details(request))
        .build();
  }

  private SearchAttributes attributes() {
    return StateAttributes.areThere()
        ? RunAttributes.started(request.job(), request.day(), request.group(), 0)
        : SearchAttributes.EMPTY;
  }
}
