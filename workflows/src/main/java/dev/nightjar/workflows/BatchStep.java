package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.totals.Words;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;

/** One batch of a run as a child workflow. */
final class BatchStep extends ChildStep<MerchantBatch, BatchReport> {
  private final BatchTask task;
  private final RunView view;
  private final RunBatches batches;

  BatchStep(BatchTask task, RunView view, RunBatches batches) {
    super(MerchantBatch.class);
    this.task = task;
    this.view = view;
    this.batches = batches;
  }

  @Override
  Promise<BatchReport> start(MerchantBatch batch) {
    return Async.function(batch::run, batches.now(task));
  }

  @Override
  String id() {
    return batches.idOf(task);
  }

  BatchSize size() {
    return task.size();
  }

  /** Tells the batch of a change. */
  void tell(RunChange change) {
    signal(batch -> batch.change(batches.of(change, size())));
  }

  @Override
  void succeeded(BatchReport report) {
    view.totals().ended(task.size(), report);
    view.tell();
    batches.ended(size());
  }

  /**
   * A batch reports its failures; that it fails itself is a defect, yet it costs no other batch.
   */
  @Override
  void failed(RuntimeException failure) {
    view.totals().lost(task.size(), FailureText.of(failure));
    view.tell();
    batches.ended(size());
  }

  @Override
  ChildWorkflowOptions options() {
    int merchants = task.size().merchants();
    return options(
        task.run(),
        task.version(),
        merchants,
        "batch %d: %s, %s"
            .formatted(
                task.size().number(),
                Words.merchants(merchants),
                Words.chunks(task.size().chunks())));
  }
}
