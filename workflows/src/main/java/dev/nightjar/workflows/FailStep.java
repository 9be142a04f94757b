package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;

/** What follows a chunk that failed for good: its parts, one a merchant, or its merchant is out. */
final class FailStep extends Step<FailReport> {
  private final ProcessStep chunk;
  private final String reason;

  FailStep(ProcessStep chunk, String reason) {
    this.chunk = chunk;
    this.reason = reason;
  }

  @Override
  Promise<FailReport> dispatch() {
    PlanActivities activities =
        chunk.terms().statements("chunk %d failed".formatted(chunk.id().number()));
    return Async.function(activities::fail, new FailTask(chunk.id(), reason));
  }

  @Override
  void succeeded(FailReport report) {
    chunk.failedInto(report.splits());
  }

  /** Its merchants stay unpublished all the same: publication finds the chunk not done. */
  @Override
  void failed(RuntimeException failure) {
    chunk.totals().chunkFailed();
    chunk
        .totals()
        .problem(
            "chunk %d failed (%s), and the ledger could not record it: %s"
                .formatted(chunk.id().number(), reason, FailureText.of(failure)));
  }
}
