package dev.nightjar.workflows;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.totals.BatchTotals;
import dev.nightjar.workflows.totals.Words;
import dev.nightjar.workflows.visibility.StateAttributes;
import dev.nightjar.workflows.window.Window;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** Carries one batch: chunks in a window, then publication in a window, then its report. */
public final class MerchantBatchWorkflow implements MerchantBatch {
  /**
   * Recorded by batches that publish in fewer groups than they are told, to bound their history.
   */
  private static final String FEWER_GROUPS = "fewer-publications";

  private static final int MOST_PUBLICATIONS = 50;

  private final BatchTask task;
  private final Terms terms;
  private final BatchTotals totals;
  private final Pace pace;
  private int lastChange;

  /** Called by Temporal with the arguments of {@link #run}. */
  @WorkflowInit
  public MerchantBatchWorkflow(BatchTask task) {
    this.task = task;
    this.terms = new Terms(task.deadline(), task.limits());
    this.totals = new BatchTotals(task.size().number());
    this.pace = new Pace(task.limits().windowOfChunks());
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

  /** Signals may come in another order than they were sent, and more than once. */
  @Override
  public void change(RunChange change) {
    if (change.number() > lastChange) {
      lastChange = change.number();
      pace.widen(change.windowOfChunks());
      pace.set(change.flow());
      terms.putOff(change.deadline());
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
    BatchWork work = new BatchWork(task, terms, totals, pace);
    int first = task.size().firstChunk();
    for (int chunk = first; chunk < first + task.size().chunks(); chunk++) {
      work.window().add(ProcessStep.planned(work, chunk));
    }
    FanOut.run(work.window(), task.limits().plan().slots());
  }

  /**
   * Publishes every merchant of the batch: the activity itself knows, by ledger and seals, who can
   * be published, and reports the others.
   */
  private void publishMerchants() {
    tell("publishing " + Words.merchants(task.size().merchants()));
    Window<Step<?>> window = new Window<>(pace);
    int merchants = task.size().merchants();
    int most = merchantsPerPublish(merchants);
    for (int first = 0; first < merchants; first += most) {
      window.add(new PublishStep(group(first, Math.min(most, merchants - first)), terms, totals));
    }
    FanOut.run(window, task.limits().plan().slots());
  }

  private int merchantsPerPublish(int merchants) {
    int asked = task.limits().merchantsPerPublish();
    int least = (merchants + MOST_PUBLICATIONS - 1) / MOST_PUBLICATIONS;
    boolean isMore =
        least > asked && Workflow.getVersion(FEWER_GROUPS, Workflow.DEFAULT_VERSION, 1) == 1;
    return isMore ? least : asked;
  }

  private PublishTask group(int first, int merchants) {
    return new PublishTask(task.run(), task.version(), task.size().number(), first, merchants);
  }

  private static void tell(String details) {
    Workflow.setCurrentDetails(details);
  }
}
