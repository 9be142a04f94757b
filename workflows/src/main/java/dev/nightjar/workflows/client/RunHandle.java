package dev.nightjar.workflows.client;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.RunReport;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run as its starter sees it. Thread-safe. */
public final class RunHandle {
  private final WorkflowStub workflow;
  private final Attachment attachment;

  RunHandle(WorkflowStub workflow, Attachment attachment) {
    this.workflow = workflow;
    this.attachment = attachment;
  }

  /** How this handle came to its run. */
  public Attachment attachment() {
    return attachment;
  }

  /** The id of the workflow that carries the run. */
  public String workflowId() {
    return workflow.getExecution().getWorkflowId();
  }

  /** How far the run has come; empty while no coordinator answers. */
  public Optional<RunStatus> status() {
    try {
      return Optional.of(workflow.query("progress", RunStatus.class));
    } catch (WorkflowNotFoundException e) {
      throw e;
    } catch (WorkflowQueryException | WorkflowServiceException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits for the run's end.
   *
   * @param limit how long to wait
   * @return empty when it had not ended by then
   * @throws RunFailed when it ended without a report
   */
  public Optional<RunReport> await(Duration limit) {
    try {
      return Optional.of(
          workflow.getResult(limit.toMillis(), TimeUnit.MILLISECONDS, RunReport.class));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (WorkflowFailedException e) {
      throw failed(e);
    }
  }

  /**
   * Waits for the run's end, however long it takes.
   *
   * @throws RunFailed when it ended without a report
   */
  public RunReport result() {
    try {
      return workflow.getResult(RunReport.class);
    } catch (WorkflowFailedException e) {
      throw failed(e);
    }
  }

  /** Asks the run to end; it ends CANCELLED soon after, having told the ledger. */
  public void cancel() {
    workflow.cancel();
  }

  private static RunFailed failed(WorkflowFailedException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof CanceledFailure
        ? new RunFailed(RunState.CANCELLED, "the run was cancelled", e)
        : new RunFailed(RunState.FAILED, FailureText.of(cause), e);
  }
}
