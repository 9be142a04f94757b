package dev.nightjar.workflows.client;

import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.NightlyRun;
import dev.nightjar.workflows.message.RunRequest;
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
import java.time.Instant;
import java.util.Optional;

/** Starts runs and finds those that run. Thread-safe. */
public final class RunClient {
  private final WorkflowClient client;

  /**
   * A client over an open connection.
   *
   * @param client one with the options of {@link TemporalConnections#clientOptions}
   */
  public RunClient(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Starts a run; when one of the same job, day and group is running, the handle is attached to
   * that one instead, whatever its request was.
   */
  public RunHandle start(RunRequest request) {
    NightlyRun run = client.newWorkflowStub(NightlyRun.class, options(request));
    try {
      return handle(WorkflowClient.start(run::run, request), Attachment.STARTED);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return handle(e.getExecution(), Attachment.ALREADY_RUNNING);
    }
  }

  /** The latest run of a workflow id, such as {@link RunRequest#workflowId()}. */
  public RunHandle attach(String workflowId) {
    return new RunHandle(client.newUntypedWorkflowStub(workflowId), Attachment.ALREADY_RUNNING);
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

  private RunHandle handle(WorkflowExecution execution, Attachment attachment) {
    WorkflowTargetOptions target =
        WorkflowTargetOptions.newBuilder().setWorkflowExecution(execution).build();
    return new RunHandle(client.newUntypedWorkflowStub(target), attachment);
  }

  private static WorkflowOptions options(RunRequest request) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(Lanes.COORDINATOR)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setStaticSummary("%s for %s".formatted(request.job(), request.day()))
        .setStaticDetails(details(request))
        .build();
  }

  private static String details(RunRequest request) {
    String who =
        request.merchants().isEmpty() ? "all merchants" : request.merchants().size() + " merchants";
    return switch (request.existing()) {
      case KEEP -> who + "; what is published already stays";
      case REPLACE -> who + "; what is published already is computed again";
    };
  }
}
