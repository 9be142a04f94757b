package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.totals.BatchTotals;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;

/** The publication of one group of a batch's merchants. */
final class PublishStep extends Step<PublishReport> {
  private final PublishTask group;
  private final Terms terms;
  private final BatchTotals totals;

  PublishStep(PublishTask group, Terms terms, BatchTotals totals) {
    this.group = group;
    this.terms = terms;
    this.totals = totals;
  }

  @Override
  Promise<PublishReport> dispatch() {
    int last = group.firstMerchant() + group.merchants();
    PublishActivities activities =
        terms.publish(
            "merchants %d to %d of batch %d"
                .formatted(group.firstMerchant() + 1, last, group.batch()));
    return Async.function(activities::publish, group);
  }

  @Override
  void succeeded(PublishReport report) {
    totals.published(group, report);
  }

  @Override
  void failed(RuntimeException failure) {
    totals.unpublished(group.merchants(), FailureText.of(failure));
  }
}
