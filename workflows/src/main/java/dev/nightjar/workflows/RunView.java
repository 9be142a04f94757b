package dev.nightjar.workflows;

import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.totals.RunTotals;
import dev.nightjar.workflows.totals.Words;
import io.temporal.workflow.Workflow;
import java.util.List;

/** How far a run has come: what its query answers and what the Temporal UI shows of it. */
final class RunView {
  private final RunId run;
  private final RunControl control;
  private final RunTotals totals = new RunTotals();
  private String phase = "planning";
  private boolean isOver;
  private int batches;

  RunView(RunId run, RunControl control) {
    this.run = run;
    this.control = control;
  }

  RunTotals totals() {
    return totals;
  }

  void planned(int planned) {
    batches = planned;
    phase("batches");
  }

  void phase(String next) {
    phase = next;
    tell();
  }

  /** Whether it is too late to change anything: all batches have ended, or it is given up. */
  boolean isOver() {
    return isOver;
  }

  /** From now on the run takes no change. */
  void over() {
    isOver = true;
  }

  void tell() {
    String paused = control.pausedWords();
    Workflow.setCurrentDetails(phase + ": " + (paused.isEmpty() ? "" : paused + "; ") + counts());
  }

  /** "3 of 10 batches ended, 120 merchants published, 2 failed, 9,000 raw rows (...)". */
  String counts() {
    return "%d of %s ended, %s published, %d failed, %s"
        .formatted(
            totals.batches(),
            Words.batches(batches),
            Words.merchants(totals.merchantsPublished()),
            totals.merchantsFailed(),
            Words.rows(totals.rows()));
  }

  RunStatus status() {
    return new RunStatus(
        run,
        phase,
        batches,
        totals.batches(),
        totals.merchantsPublished(),
        totals.merchantsFailed(),
        totals.rows(),
        control.pausedWords(),
        List.of());
  }
}
