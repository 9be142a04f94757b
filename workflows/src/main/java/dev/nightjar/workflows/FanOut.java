package dev.nightjar.workflows;

import dev.nightjar.workflows.window.Coalescing;
import dev.nightjar.workflows.window.Dispatch;
import dev.nightjar.workflows.window.Turn;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the steps of a window to their end, in workflow code. Steps are started and ended in their
 * order, and each ends on the workflow's own thread, so that a replay does the same.
 */
final class FanOut {
  private final Dispatch<Step<?>> window;
  private final Coalescing coalescing;
  private final List<Step<?>> running = new ArrayList<>();

  private FanOut(Dispatch<Step<?>> window, int slots) {
    this.window = window;
    this.coalescing = new Coalescing(window.waiting(), slots);
  }

  /**
   * Returns when the window is done. When the workflow is cancelled, nothing more is started, and
   * what runs is awaited in so far as its own cancellation type says so.
   *
   * <p>Of many steps that end one by one, several are taken in together: see {@link Coalescing}.
   *
   * @param slots how many steps run at once in all, as far as is known
   * @throws CanceledFailure when the workflow is cancelled
   */
  static void run(Dispatch<Step<?>> window, int slots) {
    FanOut fanOut = new FanOut(window, slots);
    try {
      fanOut.run();
    } catch (CanceledFailure cancellation) {
      Workflow.newDetachedCancellationScope(fanOut::awaitQuiet).run();
      throw cancellation;
    }
  }

  private void run() {
    int ended = 0;
    while (!window.isDone()) {
      CancellationScope.throwCanceled();
      hold(ended, startAllThatMay());
      Workflow.await(() -> hasNews() || window.mayStart());
      ended = endAllThatCan();
    }
  }

  private int startAllThatMay() {
    int before = running.size();
    while (window.mayStart()) {
      Step<?> step = window.start();
      step.start();
      running.add(step);
    }
    return running.size() - before;
  }

  /** Lets more steps end before the server hears of this turn, where that delays nothing. */
  private void hold(int ended, int started) {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    HeldTurn.hold(coalescing.hold(new Turn(now, ended, started, running.size(), window.waiting())));
  }

  private int endAllThatCan() {
    List<Step<?>> ended = running.stream().filter(Step::hasOutcome).toList();
    running.removeAll(ended);
    for (Step<?> step : ended) {
      window.end(step);
      step.end();
    }
    return ended.size();
  }

  private void awaitQuiet() {
    Workflow.await(this::isQuiet);
    running.forEach(Step::endIfSucceeded);
  }

  private boolean hasNews() {
    return running.stream().anyMatch(Step::hasOutcome);
  }

  private boolean isQuiet() {
    return running.stream().allMatch(Step::hasOutcome);
  }
}
