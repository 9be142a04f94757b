package dev.nightjar.workflows;

import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.totals.DayTotals;
import dev.nightjar.workflows.window.Window;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of several business days, each a child, a few at once in their order; in workflow code. A
 * cancellation cancels the children and waits for them, so that the ledger learns how each ended.
 */
final class DayRuns {
  private final Window<DayStep> window;
  private final DayTotals totals;
  private final Runnable changed;
  private final List<DayStep> running = new ArrayList<>();

  /**
   * With nothing to run yet.
   *
   * @param pace how many run at once, now
   * @param changed is told of every start and end
   */
  DayRuns(Pace pace, DayTotals totals, Runnable changed) {
    this.window = new Window<>(pace);
    this.totals = totals;
    this.changed = changed;
  }

  void add(RunRequest day) {
    window.add(new DayStep(day, totals));
  }

  /** The days whose runs are under way. */
  List<LocalDate> running() {
    return running.stream().map(DayStep::day).toList();
  }

  /** How many days have not been started. */
  int waiting() {
    return window.waiting();
  }

  /**
   * Returns when all have ended, or when {@code stop} says so and what runs has ended.
   *
   * @throws CanceledFailure when the workflow is cancelled
   */
  void run(Stop stop) {
    try {
      while (!running.isEmpty() || (window.waiting() > 0 && !stop.isWanted())) {
        CancellationScope.throwCanceled();
        start(stop);
        Workflow.await(() -> hasNews() || mayStart(stop) || isOver(stop));
        end();
      }
    } catch (CanceledFailure cancellation) {
      Workflow.newDetachedCancellationScope(this::awaitQuiet).run();
      throw cancellation;
    }
  }

  /** Whether no further day is to be started. */
  @FunctionalInterface
  interface Stop {
    boolean isWanted();
  }

  private boolean mayStart(Stop stop) {
    return !stop.isWanted() && window.mayStart();
  }

  private boolean isOver(Stop stop) {
    return running.isEmpty() && stop.isWanted();
  }

  private void start(Stop stop) {
    while (mayStart(stop)) {
      DayStep step = window.start();
      step.start();
      running.add(step);
      changed.run();
    }
  }

  /** A day that is cancelled with the others has not ended: whoever goes on does it again. */
  private void awaitQuiet() {
    Workflow.await(() -> running.stream().allMatch(DayStep::hasOutcome));
    running.removeIf(DayStep::wasCancelled);
    end();
  }

  private void end() {
    List<DayStep> ended = running.stream().filter(DayStep::hasOutcome).toList();
    running.removeAll(ended);
    for (DayStep step : ended) {
      window.end(step);
      step.end();
      changed.run();
    }
  }

  private boolean hasNews() {
    return running.stream().anyMatch(DayStep::hasOutcome);
  }
}
