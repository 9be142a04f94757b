package dev.nightjar.workflows.client;

import dev.nightjar.core.model.Generation;
import dev.nightjar.workflows.Backfill;
import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.LateData;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysStatus;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.Urgency;
import dev.nightjar.workflows.totals.Words;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributes;
import java.time.LocalDate;
import java.util.Optional;

/** Starts what runs several business days, and finds what runs. Thread-safe. */
public final class DaysClient {
  private final WorkflowClient client;
  private final RegisteredAttributes attributes;
  private final StartRequests requests;

  /**
   * A client over an open connection.
   *
   * @param client one with the options of {@link TemporalConnections#clientOptions}
   */
  public DaysClient(WorkflowClient client) {
    this.client = client;
    this.attributes = new RegisteredAttributes(client);
    this.requests = new StartRequests(client);
  }

  /**
   * Starts the late data of a group; when they are under way, the handle is attached to that.
   *
   * @param day the business day that search finds it by
   */
  public DaysHandle start(LateRequest request, LocalDate day) {
    return attributes.start(
        request.workflowId(),
        RunAttributes.started(request.job(), day, request.group(), 0),
        with -> start(request, with));
  }

  private DaysHandle start(LateRequest request, SearchAttributes attributes) {
    LateData late =
        client.newWorkflowStub(
            LateData.class,
            options(request.workflowId(), Urgency.LATE)
                .setTypedSearchAttributes(attributes)
                .setStaticSummary("late data of %s, %s".formatted(request.job(), request.group()))
                .build());
    try {
      return handle(WorkflowClient.start(late::run, request), Attachment.STARTED);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return handle(e.getExecution(), Attachment.ALREADY_RUNNING);
    }
  }

  /** Starts a backfill; when one of its name is under way, the handle is attached to that. */
  public DaysHandle start(BackfillRequest request) {
    return attributes.start(
        request.workflowId(),
        RunAttributes.started(request.job(), request.days().get(0), request.group(), 0),
        with -> start(request, with));
  }

  private DaysHandle start(BackfillRequest request, SearchAttributes attributes) {
    String what = Words.days(request.days().size());
    Backfill backfill =
        client.newWorkflowStub(
            Backfill.class,
            options(request.workflowId(), Urgency.BACKFILL)
                .setTypedSearchAttributes(attributes)
                .setStaticSummary("backfill %s, %s".formatted(request.name(), what))
                .build());
    try {
      return handle(WorkflowClient.start(backfill::run, request), Attachment.STARTED);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return handle(e.getExecution(), Attachment.ALREADY_RUNNING);
    }
  }

  /** Whether a workflow of an id runs. */
  public boolean isRunning(String workflowId) {
    return statusOf(workflowId)
        .filter(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING::equals)
        .isPresent();
  }

  /**
   * Since when the latest workflow of an id has done days, if it ended before all of its days had:
   * who goes on with it need not do again what has a generation as new.
   *
   * @throws NoCoordinator when it has ended and no worker host can tell how far it came
   */
  public Optional<Generation> unfinished(String workflowId) {
    boolean isOver =
        statusOf(workflowId)
            .filter(status -> status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
            .isPresent();
    return isOver
        ? Optional.of(attach(workflowId).status().orElseThrow(() -> new NoCoordinator(workflowId)))
            .filter(status -> status.soFar().ended() < status.soFar().days())
            .map(DaysStatus::since)
        : Optional.empty();
  }

  /**
   * The same, if that one was to do the same with days that are published: who computes all days
   * again does not go on with what computed those that were missing.
   */
  public Optional<Generation> unfinished(String workflowId, Existing existing) {
    return unfinished(workflowId)
        .filter(
            since ->
                requests
                    .latest(workflowId, BackfillRequest.class)
                    .filter(request -> request.existing() == existing)
                    .isPresent());
  }

  private Optional<WorkflowExecutionStatus> statusOf(String workflowId) {
    try {
      return Optional.of(client.newUntypedWorkflowStub(workflowId).describe().getStatus());
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The latest of a workflow id, such as {@link LateRequest#workflowId()}. */
  public DaysHandle attach(String workflowId) {
    return new DaysHandle(client.newUntypedWorkflowStub(workflowId), Attachment.ALREADY_RUNNING);
  }

  private DaysHandle handle(WorkflowExecution execution, Attachment attachment) {
    // Not of one execution: a long one goes on in others, which queries are to reach too.
    return new DaysHandle(client.newUntypedWorkflowStub(execution.getWorkflowId()), attachment);
  }

  private static WorkflowOptions.Builder options(String id, Urgency urgency) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(Lanes.COORDINATOR)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setPriority(Priority.newBuilder().setPriorityKey(urgency.priorityKey()).build());
  }
}
