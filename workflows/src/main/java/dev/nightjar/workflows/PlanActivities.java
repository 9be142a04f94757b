package dev.nightjar.workflows;

import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * The coordinator's dealings with the ledger. Every method may run twice, at once or late: the
 * first plan that is written stays the run's plan, and states only move forward.
 */
@ActivityInterface
public interface PlanActivities {
  /** Opens the run, lists merchants and weights, cuts the plan and writes it. */
  @ActivityMethod(name = "plan")
  PlanReport plan(PlanTask task);

  /** Reads some batches of a plan that is written; fails when one is missing. */
  @ActivityMethod(name = "batches")
  BatchPage batches(PageTask task);

  /** Splits a chunk that failed for good by merchant, or takes its only merchant out. */
  @ActivityMethod(name = "fail")
  FailReport fail(FailTask task);

  /** Splits a chunk that outgrew its weight by hash range. */
  @ActivityMethod(name = "split")
  SplitReport split(SplitTask task);

  /** Records the run's end and sweeps superseded generations, as far as its bound allows. */
  @ActivityMethod(name = "close")
  void close(CloseTask task);
}
