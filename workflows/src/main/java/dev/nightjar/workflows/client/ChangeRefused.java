package dev.nightjar.workflows.client;

import dev.nightjar.workflows.failure.FailureText;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import org.jspecify.annotations.Nullable;

/** A run did not take a change; the message says why, for a person. */
public final class ChangeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangeRefused(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Every failure of a change, in words: what Temporal itself says is no answer of the workflow.
   */
  static ChangeRefused because(@Nullable Throwable failure) {
    if (failure instanceof WorkflowUpdateException refused && refused.getCause() != null) {
      return new ChangeRefused(FailureText.of(refused.getCause()), refused);
    }
    if (failure instanceof WorkflowNotFoundException over) {
      return new ChangeRefused("it has ended", over);
    }
    return new ChangeRefused(
        "Temporal did not say whether it took the change (%s); look how it goes, then ask again"
            .formatted(reason(failure)),
        failure == null ? new IllegalStateException("no reason was given") : failure);
  }

  private static String reason(@Nullable Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof StatusRuntimeException status) {
        String description = status.getStatus().getDescription();
        return FailureText.oneLine(
            status.getStatus().getCode() + (description == null ? "" : ": " + description));
      }
    }
    return failure == null ? "no reason" : FailureText.of(failure);
  }
}
