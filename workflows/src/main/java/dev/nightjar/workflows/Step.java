package dev.nightjar.workflows;

import io.temporal.workflow.Promise;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a {@link FanOut}'s work: an activity or a child that is started and ends once.
 *
 * @param <R> what it comes to
 */
abstract class Step<R> {
  private @Nullable Promise<R> outcome;

  /** Schedules the activity or the child. */
  abstract Promise<R> dispatch();

  /** Takes in what it came to. */
  abstract void succeeded(R result);

  /** Takes in why it failed for good. */
  abstract void failed(RuntimeException failure);

  final void start() {
    outcome = dispatch();
  }

  final boolean hasOutcome() {
    return started().isCompleted();
  }

  /** Why it failed, once it has an outcome; null when it did not. */
  final @Nullable RuntimeException failure() {
    return started().getFailure();
  }

  final void end() {
    RuntimeException failure = failure();
    if (failure == null) {
      succeeded(started().get());
    } else {
      failed(failure);
    }
  }

  final void endIfSucceeded() {
    if (failure() == null) {
      succeeded(started().get());
    }
  }

  private Promise<R> started() {
    return Objects.requireNonNull(outcome, "the step has not started");
  }
}
