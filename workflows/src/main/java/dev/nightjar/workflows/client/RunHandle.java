package dev.nightjar.workflows.client;

import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.Windows;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One run as its starter sees it. Thread-safe. */
public final class RunHandle {
  private final CarriedWorkflow<RunStatus, RunReport> workflow;
  private final Attachment attachment;
  private final Function<String, WorkflowStub> workflows;

  /**
   * A handle.
   *
   * @param workflows finds another workflow by its id
   */
  RunHandle(
      WorkflowStub workflow, Attachment attachment, Function<String, WorkflowStub> workflows) {
    this.workflows = workflows;
    this.workflow = new CarriedWorkflow<>(workflow, RunStatus.class, RunReport.class, "the run");
    this.attachment = attachment;
  }

  /** How this handle came to its run. */
  public Attachment attachment() {
    return attachment;
  }

  /** The id of the workflow that carries the run. */
  public String workflowId() {
    return workflow.id();
  }

  /**
   * How far the run has come, with what its groups of batches have done that run; empty while no
   * coordinator answers.
   */
  public Optional<RunStatus> status() {
    return workflow.progress().map(this::withGroups);
  }

  /**
   * A group that has ended meanwhile is not counted twice, because the run told of it when it ran;
   * one that does not answer is left out.
   */
  private RunStatus withGroups(RunStatus run) {
    RunStatus sum = run;
    for (String group : run.groups()) {
      sum = status(group).map(sum::plus).orElse(sum);
    }
    return sum;
  }

  private Optional<RunStatus> status(String group) {
    try {
      return Optional.of(workflows.apply(group).query("progress", RunStatus.class));
    } catch (WorkflowQueryException | WorkflowServiceException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the run is paused, as its search attributes say; no coordinator is asked. False when
   * Temporal does not answer, or the run has no search attributes.
   */
  public boolean isPaused() {
    try {
      return RunAttributes.PAUSED.equals(
          workflow.stub().describe().getTypedSearchAttributes().get(RunAttributes.STATE));
    } catch (WorkflowNotFoundException | WorkflowServiceException e) {
      return false;
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
    return workflow.await(limit);
  }

  /**
   * Waits for the run's end, however long it takes.
   *
   * @throws RunFailed when it ended without a report
   */
  public RunReport result() {
    return workflow.result();
  }

  /**
   * Lets the run start nothing more until it is resumed.
   *
   * @param reason for whoever looks at it; may be empty
   * @throws ChangeRefused when it is paused already, closing or over, or no coordinator answers
   */
  public RunStatus pause(String reason) {
    return withGroups(workflow.changed("pause", reason));
  }

  /**
   * Lets the run go on.
   *
   * @throws ChangeRefused when it is not paused, closing or over, or no coordinator answers
   */
  public RunStatus resume() {
    return withGroups(workflow.changed("resume"));
  }

  /**
   * Changes how much of the run may run at once.
   *
   * @throws ChangeRefused when a window is out of its range, the run is closing or over, or no
   *     coordinator answers
   */
  public RunStatus set(Windows windows) {
    return withGroups(workflow.changed("setWindow", windows));
  }

  /** Asks the run to end; it ends CANCELLED soon after, having told the ledger. */
  public void cancel() {
    workflow.stub().cancel();
  }
}
