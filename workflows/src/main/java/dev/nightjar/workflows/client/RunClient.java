package dev.nightjar.workflows.client;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.NightlyRun;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Urgency;
import dev.nightjar.workflows.visibility.RunAttributes;
import dev.nightjar.workflows.visibility.RunText;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Starts runs and finds those that run. Thread-safe. */
public final class RunClient {
  private static final String RUNNING = RunState.RUNNING.name();

  /** The states of runs that have not ended. */
  private static final Set<String> GOES_ON = Set.of(RUNNING, RunAttributes.PAUSED);

  private final WorkflowClient client;
  private final RegisteredAttributes attributes;
  private final StartRequests requests;

  /**
   * A client over an open connection.
   *
   * @param client one with the options of {@link TemporalConnections#clientOptions}
   */
  public RunClient(WorkflowClient client) {
    this.client = client;
    this.attributes = new RegisteredAttributes(client);
    this.requests = new StartRequests(client);
  }

  /**
   * Starts a run; when one of the same job, day and group is running, the handle is attached to
   * that one instead, whatever its request was. Where the namespace lacks search attributes the run
   * is started without: a night is worth more than finding it.
   */
  public RunHandle start(RunRequest request) {
    return attributes.start(
        request.workflowId(),
        RunAttributes.started(request.job(), request.day(), request.group(), 0),
        with -> start(request, with));
  }

  private RunHandle start(RunRequest request, SearchAttributes attributes) {
    NightlyRun run = client.newWorkflowStub(NightlyRun.class, options(request, attributes));
    try {
      return handle(WorkflowClient.start(run::run, request), Attachment.STARTED);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return handle(e.getExecution(), Attachment.ALREADY_RUNNING);
    }
  }

  /** The latest run of a workflow id, such as {@link RunRequest#workflowId()}. */
  public RunHandle attach(String workflowId) {
    return new RunHandle(
        client.newUntypedWorkflowStub(workflowId),
        Attachment.ALREADY_RUNNING,
        client::newUntypedWorkflowStub);
  }

  /**
   * When the workflow of that id was started that runs now; empty when none does.
   *
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public Optional<Instant> runningSince(String workflowId) {
    try {
      WorkflowExecutionDescription workflow = client.newUntypedWorkflowStub(workflowId).describe();
      return workflow.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
          ? Optional.of(workflow.getStartTime())
          : Optional.empty();
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * How the latest run of a workflow id is: the word that its search attribute has for it, else
   * Temporal's; empty when Temporal knows no such run.
   *
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public Optional<String> state(String workflowId) {
    try {
      WorkflowExecutionDescription workflow = client.newUntypedWorkflowStub(workflowId).describe();
      String state = workflow.getTypedSearchAttributes().get(RunAttributes.STATE);
      String status = workflow.getStatus().name().replace("WORKFLOW_EXECUTION_STATUS_", "");
      // A workflow that was terminated had no time to say so.
      boolean isSaid = state != null && (status.equals(RUNNING) || !GOES_ON.contains(state));
      return Optional.of(isSaid ? state : status);
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * How urgent a run is or was, by the request of the latest workflow of its id, as long as
   * Temporal keeps that; empty when it keeps none, or one of another cutoff.
   *
   * @throws io.temporal.client.WorkflowServiceException when Temporal does not answer
   */
  public Optional<Urgency> urgency(String workflowId, RunId run) {
    return requests
        .latest(workflowId, RunRequest.class)
        .filter(request -> request.asOf() == null || run.generation().equals(request.asOf()))
        .map(RunRequest::urgency);
  }

  private RunHandle handle(WorkflowExecution execution, Attachment attachment) {
    WorkflowTargetOptions target =
        WorkflowTargetOptions.newBuilder().setWorkflowExecution(execution).build();
    return new RunHandle(
        client.newUntypedWorkflowStub(target), attachment, client::newUntypedWorkflowStub);
  }

  private static WorkflowOptions options(RunRequest request, SearchAttributes attributes) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(Lanes.COORDINATOR)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setTypedSearchAttributes(attributes)
        .setPriority(Priority.newBuilder().setPriorityKey(request.urgency().priorityKey()).build())
        .setStaticSummary(RunText.summary(request))
        .setStaticDetails(RunText.details(request))
        .build();
  }
}
