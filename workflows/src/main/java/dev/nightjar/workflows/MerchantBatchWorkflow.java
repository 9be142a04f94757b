package dev.nightjar.workflows;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.totals.BatchTotals;
import dev.nightjar.workflows.totals.Words;
import dev.nightjar.workflows.visibility.StateAttributes;
import dev.nightjar.workflows.window.Window;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** Carries one batch: chunks in a window, then publication in a window, then its report. */
public final class MerchantBatchWorkflow implements MerchantBatch {
  private final BatchTask task;
  private final Terms terms;
  private final BatchTotals totals;

  /** Called by Temporal with the arguments of {@link #run}. */
  @WorkflowInit
  public MerchantBatchWorkflow(BatchTask task) {
    this.task = task;
    this.terms = new Terms(task.deadline(), task.limits());
    this.totals = new BatchTotals(task.size().number());
  }

  @Override
  public BatchReport run(BatchTask ignored) {
    try {
      return carried();
    } catch (CanceledFailure cancellation) {
      StateAttributes.ended(RunState.CANCELLED, totals.report().chunksFailed());
      throw cancellation;
    }
  }

  private BatchReport carried() {
    processChunks();
    if (totals.balances()) {
      publishMerchants();
    } else {
      totals.unpublished(task.size().merchants(), "the rows of a chunk do not add up");
    }
    tell(Words.merchants(totals.report().merchantsPublished()) + " published");
    BatchReport report = totals.report();
    StateAttributes.ended(totals.state(), report.chunksFailed());
    return report;
  }

  private void processChunks() {
    tell("processing " + Words.chunks(task.size().chunks()));
    Window<Step<?>> window = new Window<>(task.limits().windowOfChunks());
    int first = task.size().firstChunk();
    for (int chunk = first; chunk < first + task.size().chunks(); chunk++) {
      window.add(new ProcessStep(task, chunk, terms, totals, window));
    }
    FanOut.run(window);
  }

  /**
   * Publishes every merchant of the batch: the activity itself knows, by ledger and seals, who can
   * be published, and reports the others.
   */
  private void publishMerchants() {
    tell("publishing " + Words.merchants(task.size().merchants()));
    Window<Step<?>> window = new Window<>(task.limits().windowOfChunks());
    int merchants = task.size().merchants();
    int most = task.limits().merchantsPerPublish();
    for (int first = 0; first < merchants; first += most) {
      window.add(new PublishStep(group(first, Math.min(most, merchants - first)), terms, totals));
    }
    FanOut.run(window);
  }

  private PublishTask group(int first, int merchants) {
    return new PublishTask(task.run(), task.version(), task.size().number(), first, merchants);
  }

  private static void tell(String details) {
    Workflow.setCurrentDetails(details);
  }
}
