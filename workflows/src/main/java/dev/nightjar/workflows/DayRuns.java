package dev.nightjar.workflows;

import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.totals.DayTotals;
import dev.nightjar.workflows.window.Window;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs of several business days, each a child, a few at once in their order; in workflow code. A
 * cancellation cancels the children and waits for them, so that the ledger learns how each ended.
 */
final class DayRuns {
  private final Window<DayStep> window;
  private final DayTotals totals;
  private final Runnable changed;
  private final List<DayStep> running = new ArrayList<>();
  private boolean isHeld;

  /**
   * With nothing to run yet.
   *
   * @param width how many run at once
   * @param changed is told of every start and end
   */
  DayRuns(int width, DayTotals totals, Runnable changed) {
    this.window = new Window<>(width);
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

  /** Starts no more until {@link #release}; what runs goes on. */
  void hold() {
    isHeld = true;
  }

  void release() {
    isHeld = false;
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
    return !isHeld && !stop.isWanted() && window.mayStart();
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

  private void end() {
    endAll(DayStep::end);
  }

  private void awaitQuiet() {
    Workflow.await(() -> running.stream().allMatch(DayStep::hasOutcome));
    endAll(DayStep::end);
  }

  private void endAll(Consumer<DayStep> ending) {
    List<DayStep> ended = running.stream().filter(DayStep::hasOutcome).toList();
    running.removeAll(ended);
    for (DayStep step : ended) {
      window.end();
      ending.accept(step);
      changed.run();
    }
  }

  private boolean hasNews() {
    return running.stream().anyMatch(DayStep::hasOutcome);
  }
}
