package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The end of a call, read from the failure that Temporal hands on; pure. */
public final class Outcomes {
  private Outcomes() {}

  /**
   * The failure that carries an end which is no answer. The end is in its details, which reach the
   * caller alone: of other failures Temporal's SDK warns in the worker host's log, and where a
   * workflow fails by this one it does all the same, so it does not say what a method's exception
   * said, which may be of arguments.
   */
  public static ApplicationFailure failure(CallOutcome outcome, CallFault fault, boolean isFinal) {
    return ApplicationFailure.newBuilder()
        .setType(fault.type())
        .setMessage(
            isThrown(fault)
                ? "the method threw; what it said is in the details"
                : String.valueOf(fault.message()))
        .setNonRetryable(isFinal)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setDetails(outcome)
        .build();
  }

  private static boolean isThrown(CallFault fault) {
    return Arrays.stream(FaultType.values()).noneMatch(fault::is);
  }

  /** The end that a failure of a call's activity or workflow means; empty when it is of neither. */
  public static Optional<CallOutcome> of(@Nullable Throwable failure) {
    Throwable around = null;
    for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
      CallOutcome outcome =
          isEndOfRun(around, reason)
              ? beyondLimit("")
              : outcome(reason, Objects.requireNonNull(failure));
      if (outcome != null) {
        return Optional.of(outcome);
      }
      around = reason;
    }
    return Optional.empty();
  }

  /**
   * A call's workflow may run as long as its caller waits. That time-out is called as that of an
   * execution is, which has its activity's failure around it.
   */
  private static boolean isEndOfRun(@Nullable Throwable around, Throwable reason) {
    return around instanceof WorkflowFailedException && reason instanceof TimeoutFailure;
  }

  /**
   * The same for who waits for an end.
   *
   * @throws CompletionException of the failure, when nothing can be learnt by it
   */
  static CallOutcome ofOrUnknown(Throwable failure) {
    return of(failure)
        .orElseThrow(
            () ->
                failure instanceof CompletionException already
                    ? already
                    : new CompletionException(failure));
  }

  private static @Nullable CallOutcome outcome(Throwable reason, Throwable whole) {
    if (reason instanceof ApplicationFailure application) {
      return carried(application);
    }
    if (reason instanceof CanceledFailure) {
      return CallOutcome.without(CallStatus.CANCELLED, CallFault.cancelled());
    }
    if (reason instanceof TerminatedFailure) {
      return CallOutcome.without(
          CallStatus.FAILED, CallFault.of(FaultType.ENDED, "it was terminated in Temporal"));
    }
    return reason instanceof TimeoutFailure timeout ? timedOut(timeout, worker(whole)) : null;
  }

  /** What the worker host said, which is lost when it is not one of this library. */
  private static CallOutcome carried(ApplicationFailure failure) {
    if (failure.getDetails().getSize() > 0) {
      CallOutcome outcome = failure.getDetails().get(0, CallOutcome.class);
      if (outcome != null) {
        return outcome;
      }
    }
    return CallOutcome.without(
        CallStatus.FAILED, new CallFault(failure.getType(), failure.getOriginalMessage(), ""));
  }

  private static CallOutcome timedOut(TimeoutFailure timeout, String worker) {
    TimeoutType type = timeout.getTimeoutType();
    if (type == TimeoutType.TIMEOUT_TYPE_HEARTBEAT) {
      return lost(worker, CallFault.silent());
    }
    if (type == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START) {
      return CallOutcome.without(
          CallStatus.FAILED,
          CallFault.of(
              FaultType.HOST_LOST,
              "the worker host did not take the call within %d s: it is gone, or busy with others that are for it alone; see nightjar hosts list"
                  .formatted(CallActivities.HOST_TAKES.toSeconds())));
    }
    Optional<CallOutcome> last = Optional.ofNullable(timeout.getCause()).flatMap(Outcomes::of);
    if (type == TimeoutType.TIMEOUT_TYPE_START_TO_CLOSE) {
      return lost(worker, CallFault.unended());
    }
    String words =
        last.map(CallOutcome::fault)
            .map(fault -> " (its last execution: %s: %s)".formatted(fault.type(), fault.message()))
            .orElse("");
    return beyondLimit(words);
  }

  private static CallOutcome beyondLimit(String words) {
    return CallOutcome.without(CallStatus.TIMED_OUT, CallFault.beyondLimit(words));
  }

  private static CallOutcome lost(String worker, CallFault fault) {
    return new CallOutcome(CallStatus.FAILED, null, fault, worker, 1, 0);
  }

  private static String worker(Throwable failure) {
    for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
      if (reason instanceof ActivityFailure activity) {
        return String.valueOf(activity.getIdentity());
      }
    }
    return "";
  }
}
