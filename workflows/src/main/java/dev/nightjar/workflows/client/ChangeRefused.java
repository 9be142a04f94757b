package dev.nightjar.workflows.client;

import dev.nightjar.workflows.failure.FailureText;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import org.jspecify.annotations.Nullable;

/** A run did not take a change; the message says why, for a person. */
public final class ChangeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangeRefused(String message, Throwable cause) {
    super(message, cause);
  }

  static RuntimeException because(@Nullable Throwable failure) {
    if (failure instanceof WorkflowUpdateException refused && refused.getCause() != null) {
      return new ChangeRefused(FailureText.of(refused.getCause()), refused);
    }
    if (failure instanceof WorkflowNotFoundException over) {
      return new ChangeRefused("it has ended", over);
    }
    return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
  }
}
