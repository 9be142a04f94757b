package dev.nightjar.workflows;

import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;

/**
 * What follows a chunk that outgrew its weight: the ledger takes it for split, and only then its
 * parts begin, before what else waits.
 */
final class SplitStep extends Step<SplitReport> {
  private final ProcessStep chunk;
  private final Outgrowth outgrowth;
  private final SplitRule rule;
  private final String reason;

  SplitStep(ProcessStep chunk, Outgrowth outgrowth, SplitRule rule, String reason) {
    this.chunk = chunk;
    this.outgrowth = outgrowth;
    this.rule = rule;
    this.reason = reason;
  }

  @Override
  Promise<SplitReport> dispatch() {
    PlanActivities activities =
        chunk.terms().statements("chunk %d outgrew its weight".formatted(chunk.id().number()));
    return Async.function(activities::split, new SplitTask(chunk.id(), outgrowth, rule, reason));
  }

  @Override
  void succeeded(SplitReport report) {
    chunk.split(report.parts());
  }

  /**
   * It is done as a whole. Should the ledger have split it all the same, its merchants are not
   * published: publication finds parts that are not done.
   */
  @Override
  void failed(RuntimeException failure) {
    chunk
        .totals()
        .problem(
            "chunk %d outgrew its weight, and the ledger could not record it: %s"
                .formatted(chunk.id().number(), FailureText.of(failure)));
    chunk.unsplit();
  }
}
