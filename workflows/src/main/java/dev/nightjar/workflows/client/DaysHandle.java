package dev.nightjar.workflows.client;

import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Optional;

/** Runs of several business days as their starter sees them. Thread-safe. */
public final class DaysHandle {
  private final CarriedWorkflow<DaysStatus, DaysReport> workflow;
  private final Attachment attachment;

  DaysHandle(WorkflowStub workflow, Attachment attachment) {
    this.workflow = new CarriedWorkflow<>(workflow, DaysStatus.class, DaysReport.class, "it");
    this.attachment = attachment;
  }

  /** How this handle came to its workflow. */
  public Attachment attachment() {
    return attachment;
  }

  /** The id of the workflow. */
  public String workflowId() {
    return workflow.id();
  }

  /** How far they have come; empty while no coordinator answers. */
  public Optional<DaysStatus> status() {
    return workflow.progress();
  }

  /**
   * Waits for the end of the last day.
   *
   * @param limit how long to wait
   * @return empty when it had not ended by then
   * @throws RunFailed when it ended without a report
   */
  public Optional<DaysReport> await(Duration limit) {
    return workflow.await(limit);
  }

  /**
   * Waits for the end of the last day, however long it takes.
   *
   * @throws RunFailed when it ended without a report
   */
  public DaysReport result() {
    return workflow.result();
  }

  /**
   * Starts no more days of a backfill until it is resumed.
   *
   * @throws ChangeRefused when it refuses, saying why
   */
  public DaysStatus pause() {
    return workflow.changed("pause");
  }

  /**
   * Starts days of a backfill again.
   *
   * @throws ChangeRefused when it refuses, saying why
   */
  public DaysStatus resume() {
    return workflow.changed("resume");
  }

  /** Asks for the end: the days that run are cancelled, no more are started. */
  public void cancel() {
    workflow.stub().cancel();
  }
}
