package dev.nightjar.workflows;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.totals.BatchTotals;
import dev.nightjar.workflows.totals.Words;
import dev.nightjar.workflows.window.Window;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** One chunk of a batch; when it fails for good, a {@link FailStep} follows at once. */
final class ProcessStep extends Step<ChunkOutcome> {
  private static final Logger log = Workflow.getLogger(ProcessStep.class);

  private final BatchTask task;
  private final int chunk;
  private final Terms terms;
  private final BatchTotals totals;
  private final Window<Step<?>> window;

  ProcessStep(BatchTask task, int chunk, Terms terms, BatchTotals totals, Window<Step<?>> window) {
    this.task = task;
    this.chunk = chunk;
    this.terms = terms;
    this.totals = totals;
    this.window = window;
  }

  @Override
  Promise<ChunkOutcome> dispatch() {
    ProcessActivities activities =
        terms.process(
            "chunk %d of batch %d".formatted(chunk, task.size().number()),
            "%s/batch-%d".formatted(task.run().day(), task.size().number()));
    return Async.function(activities::process, new ChunkTask(id(), task.version(), task.isRetry()));
  }

  @Override
  void succeeded(ChunkOutcome outcome) {
    totals.done(chunk, outcome);
    Workflow.setCurrentDetails(
        "processing: %d of %s done".formatted(totals.chunks(), Words.chunks(task.size().chunks())));
  }

  @Override
  void failed(RuntimeException failure) {
    String reason = FailureText.of(failure);
    log.warn("Chunk {} failed for good: {}", id(), reason);
    window.addFirst(new FailStep(this, reason));
  }

  /** The same for a chunk that a split of this one made. */
  ProcessStep part(int number) {
    return new ProcessStep(task, number, terms, totals, window);
  }

  ChunkId id() {
    return new ChunkId(task.run(), chunk);
  }

  Terms terms() {
    return terms;
  }

  BatchTotals totals() {
    return totals;
  }

  Window<Step<?>> window() {
    return window;
  }
}
