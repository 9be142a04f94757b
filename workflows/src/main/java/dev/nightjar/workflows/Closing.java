package dev.nightjar.workflows;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** A run's last step, which no cancellation reaches: the ledger always learns how a run ended. */
final class Closing {
  private static final Logger log = Workflow.getLogger(Closing.class);

  private final RunId run;
  private final Terms terms;
  private final RunView view;

  Closing(RunId run, Terms terms, RunView view) {
    this.run = run;
    this.terms = terms;
    this.view = view;
  }

  /**
   * Records the end of a run whose batches have all ended. Should the ledger refuse for good, the
   * workflow fails, and says how the run itself ended.
   */
  void close(RunState state, String message) {
    try {
      record(state, message);
    } catch (ActivityFailure failure) {
      throw ApplicationFailure.newNonRetryableFailure(
          "run %s ended %s (%s), but the ledger could not record it: %s"
              .formatted(run, state, message, FailureText.of(failure)),
          typeOf(failure));
    }
  }

  private void record(RunState state, String message) {
    view.over();
    // An update that was let in is answered; a run that has ended would leave its sender waiting.
    Workflow.newDetachedCancellationScope(() -> Workflow.await(Workflow::isEveryHandlerFinished))
        .run();
    view.phase("closing");
    StateAttributes.ended(state, view.totals().chunksFailed());
    CloseTask task = new CloseTask(run, state, message);
    Workflow.newDetachedCancellationScope(() -> terms.closing("as " + state).close(task)).run();
    view.phase("ended");
    log.info("Run {} ended {}: {}", run, state, message);
  }

  /** Closes a run that cannot go on; returns what its workflow must end with. */
  TemporalFailure giveUp(TemporalFailure failure) {
    if (CancellationScope.current().isCancelRequested()) {
      closeAnyway(RunState.CANCELLED, "cancelled by an operator: " + view.counts());
      return new CanceledFailure("the run was cancelled");
    }
    String reason = FailureText.of(failure);
    closeAnyway(RunState.FAILED, reason);
    return ApplicationFailure.newNonRetryableFailure(reason, typeOf(failure));
  }

  /** That the ledger can't be told must not hide why the run ended. */
  private void closeAnyway(RunState state, String message) {
    try {
      record(state, message);
    } catch (ActivityFailure failure) {
      log.error(
          "Run {} ended {} ({}), but the ledger could not be told: {}",
          run,
          state,
          message,
          FailureText.of(failure));
    }
  }

  private static String typeOf(TemporalFailure failure) {
    String type = FailureText.type(failure);
    return type == null ? FailureType.TRANSIENT.name() : type;
  }
}
