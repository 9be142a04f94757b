package dev.nightjar.workflows.failure;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalException;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reason behind a failure as Temporal hands it on, in one line for a person. */
public final class FailureText {
  /** The longest line of a text; what is longer ends with an ellipsis. */
  public static final int MAX_LENGTH = 500;

  private static final String GIVEN_UP = " (retried until the run's deadline)";

  private FailureText() {}

  /**
   * The reason: the message of whoever classified the failure, not those of Temporal's wrappers.
   */
  public static String of(Throwable failure) {
    Throwable reason = reason(failure);
    if (reason instanceof TimeoutFailure timeout) {
      return oneLine(timedOut(timeout));
    }
    return hasGivenUp(failure) ? oneLine(words(reason)) + GIVEN_UP : oneLine(words(reason));
  }

  /** The failure type that the reason carries, such as {@code PERMANENT}. */
  public static @Nullable String type(Throwable failure) {
    return application(failure).map(ApplicationFailure::getType).orElse(null);
  }

  /** The reason with its type and details, where an activity or a workflow gave one. */
  public static Optional<ApplicationFailure> application(Throwable failure) {
    return reason(failure) instanceof ApplicationFailure application
        ? Optional.of(application)
        : Optional.empty();
  }

  /** The first line of a text, cut to {@link #MAX_LENGTH} characters. */
  public static String oneLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 3) + "...";
  }

  private static boolean hasGivenUp(Throwable failure) {
    return failure instanceof ActivityFailure activity
        && activity.getRetryState() == RetryState.RETRY_STATE_TIMEOUT;
  }

  private static Throwable reason(Throwable failure) {
    Throwable reason = failure;
    while (isWrapper(reason) && reason.getCause() != null) {
      reason = Objects.requireNonNull(reason.getCause());
    }
    return reason;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof ActivityFailure
        || failure instanceof ChildWorkflowFailure
        || (failure instanceof TemporalException && !isReason(failure));
  }

  private static boolean isReason(Throwable failure) {
    return failure instanceof ApplicationFailure
        || failure instanceof TimeoutFailure
        || failure instanceof CanceledFailure
        || failure instanceof TerminatedFailure;
  }

  private static String words(Throwable reason) {
    if (reason instanceof ApplicationFailure application) {
      return orElse(application.getOriginalMessage(), "a failure of type " + application.getType());
    }
    if (reason instanceof CanceledFailure) {
      return "it was cancelled";
    }
    if (reason instanceof TerminatedFailure) {
      return "it was terminated";
    }
    return orElse(reason.getMessage(), reason.getClass().getSimpleName());
  }

  private static String timedOut(TimeoutFailure timeout) {
    String what =
        switch (timeout.getTimeoutType()) {
          case TIMEOUT_TYPE_HEARTBEAT ->
              "no heartbeat came in time, so its worker host is taken for lost";
          case TIMEOUT_TYPE_SCHEDULE_TO_START -> "no worker host took it in time";
          case TIMEOUT_TYPE_START_TO_CLOSE -> "one execution took longer than allowed";
          case TIMEOUT_TYPE_SCHEDULE_TO_CLOSE ->
              "the run's deadline passed before it was done; are worker hosts running?";
          case TIMEOUT_TYPE_UNSPECIFIED, UNRECOGNIZED -> "it timed out";
        };
    Throwable last = timeout.getCause();
    return last == null ? what : what + " Its last failure: " + of(last);
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null || text.isBlank() ? other : text;
  }
}
