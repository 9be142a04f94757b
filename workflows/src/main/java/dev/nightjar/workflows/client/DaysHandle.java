package dev.nightjar.workflows.client;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
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

/** Runs of several business days as their starter sees them. Thread-safe. */
public final class DaysHandle {
  private final WorkflowStub workflow;
  private final Attachment attachment;

  DaysHandle(WorkflowStub workflow, Attachment attachment) {
    this.workflow = workflow;
    this.attachment = attachment;
  }

  /** How this handle came to its workflow. */
  public Attachment attachment() {
    return attachment;
  }

  /** The id of the workflow. */
  public String workflowId() {
    return workflow.getExecution().getWorkflowId();
  }

  /** How far they have come; empty while no coordinator answers. */
  public Optional<DaysStatus> status() {
    try {
      return Optional.of(workflow.query("progress", DaysStatus.class));
    } catch (WorkflowNotFoundException e) {
      throw e;
    } catch (WorkflowQueryException | WorkflowServiceException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits for the end of the last day.
   *
   * @param limit how long to wait
   * @return empty when it had not ended by then
   * @throws RunFailed when it ended without a report
   */
  public Optional<DaysReport> await(Duration limit) {
    try {
      return Optional.of(
          workflow.getResult(limit.toMillis(), TimeUnit.MILLISECONDS, DaysReport.class));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (WorkflowFailedException e) {
      throw failed(e);
    }
  }

  /**
   * Waits for the end of the last day, however long it takes.
   *
   * @throws RunFailed when it ended without a report
   */
  public DaysReport result() {
    try {
      return workflow.getResult(DaysReport.class);
    } catch (WorkflowFailedException e) {
      throw failed(e);
    }
  }

  /**
   * Starts no more days of a backfill until it is resumed.
   *
   * @throws ChangeRefused when it refuses, saying why
   */
  public DaysStatus pause() {
    return WorkflowChange.of(workflow, "pause", DaysStatus.class);
  }

  /**
   * Starts days of a backfill again.
   *
   * @throws ChangeRefused when it refuses, saying why
   */
  public DaysStatus resume() {
    return WorkflowChange.of(workflow, "resume", DaysStatus.class);
  }

  /** Asks for the end: the days that run are cancelled, no more are started. */
  public void cancel() {
    workflow.cancel();
  }

  private static RunFailed failed(WorkflowFailedException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof CanceledFailure
        ? new RunFailed(RunState.CANCELLED, "it was cancelled", e)
        : new RunFailed(RunState.FAILED, FailureText.of(cause), e);
  }
}
