package dev.nightjar.workflows.client;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.failure.FailureText;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A workflow that tells how far it is and ends with a report. Thread-safe.
 *
 * @param stub the workflow
 * @param status what its query {@code progress} answers
 * @param report what it ends with
 * @param what what to call it when it was cancelled: "the run"
 */
record CarriedWorkflow<S, R>(WorkflowStub stub, Class<S> status, Class<R> report, String what) {
  /** The id of the workflow. */
  String id() {
    return stub.getExecution().getWorkflowId();
  }

  /** How far it has come; empty while no coordinator answers. */
  Optional<S> progress() {
    try {
      return Optional.of(stub.query("progress", status));
    } catch (WorkflowNotFoundException e) {
      throw e;
    } catch (WorkflowQueryException | WorkflowServiceException e) {
      return Optional.empty();
    }
  }

  /** Its report; empty when it had not ended within the limit. */
  Optional<R> await(Duration limit) {
    try {
      return Optional.of(stub.getResult(limit.toMillis(), TimeUnit.MILLISECONDS, report));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (WorkflowFailedException e) {
      throw failed(e);
    }
  }

  /** Its report, however long it takes. */
  R result() {
    try {
      return stub.getResult(report);
    } catch (WorkflowFailedException e) {
      throw failed(e);
    }
  }

  /** Asks it for a change. */
  S changed(String update, Object... arguments) {
    return WorkflowChange.of(stub, update, status, arguments);
  }

  private RunFailed failed(WorkflowFailedException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause instanceof CanceledFailure
        ? new RunFailed(RunState.CANCELLED, what + " was cancelled", e)
        : new RunFailed(RunState.FAILED, FailureText.of(cause), e);
  }
}
