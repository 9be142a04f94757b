package dev.nightjar.workflows;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.TriggerReport;
import dev.nightjar.workflows.message.TriggerReport.Outcome;
import dev.nightjar.workflows.message.TriggerRequest;
import dev.nightjar.workflows.visibility.RunAttributes;
import dev.nightjar.workflows.visibility.RunText;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Starts the run of one night, which goes on when this has ended. */
public final class NightlyTriggerWorkflow implements NightlyTrigger {
  /** Set by the server on all that a schedule starts, also late, by hand or for a past time. */
  static final SearchAttributeKey<OffsetDateTime> SCHEDULED =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  @Override
  public TriggerReport run(TriggerRequest trigger) {
    Instant scheduled = scheduled();
    RunRequest request = trigger.nightOf(scheduled);
    NightlyRun night = Workflow.newChildWorkflowStub(NightlyRun.class, options(request));
    Promise<RunReport> end = Async.function(night::run, request);
    Outcome outcome = outcome(night);
    if (trigger.afterFailure() == AfterFailure.PAUSE && outcome == Outcome.STARTED) {
      failAs(end, request);
    }
    return new TriggerReport(scheduled, request.day(), request.workflowId(), outcome);
  }

  private static Instant scheduled() {
    OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SCHEDULED);
    if (scheduled == null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "Cannot tell the business day: %s was not started by a schedule, so it has no scheduled time. Start the night with: nightjar schedule trigger JOB/GROUP --from DAY"
              .formatted(Workflow.getInfo().getWorkflowId()),
          FailureType.PERMANENT.name());
    }
    return scheduled.toInstant();
  }

  private static ChildWorkflowOptions options(RunRequest request) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(Lanes.COORDINATOR)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setTypedSearchAttributes(attributes(request))
        .setPriority(Priority.newBuilder().setPriorityKey(request.urgency().priorityKey()).build())
        .setStaticSummary(RunText.summary(request))
        .setStaticDetails(RunText.details(request))
        .build();
  }

  private static SearchAttributes attributes(RunRequest request) {
    return StateAttributes.areThere()
        ? RunAttributes.started(request.job(), request.day(), request.group(), 0)
        : SearchAttributes.EMPTY;
  }

  /** Waits until the run is under way, whoever started it. */
  private static Outcome outcome(NightlyRun night) {
    try {
      Workflow.getWorkflowExecution(night).get();
      return Outcome.STARTED;
    } catch (ChildWorkflowFailure failure) {
      if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
        return Outcome.ALREADY_RUNNING;
      }
      throw failure;
    }
  }

  /** Fails as its run does, so that the schedule pauses; an operator's cancellation is none. */
  private static void failAs(Promise<RunReport> end, RunRequest request) {
    try {
      RunReport report = end.get();
      if (report.state() == RunState.FAILED) {
        throw failed(request, report.message());
      }
    } catch (ChildWorkflowFailure failure) {
      if (!(failure.getCause() instanceof CanceledFailure)) {
        throw failed(request, FailureText.of(failure));
      }
    }
  }

  private static ApplicationFailure failed(RunRequest request, String reason) {
    return ApplicationFailure.newNonRetryableFailure(
        "%s failed: %s".formatted(request.workflowId(), reason), FailureType.PERMANENT.name());
  }
}
