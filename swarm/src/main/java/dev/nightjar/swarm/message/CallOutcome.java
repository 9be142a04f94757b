package dev.nightjar.swarm.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call.
 *
 * @param status never {@link CallStatus#PENDING}
 * @param value the result as JSON; {@code null} where there is none
 * @param fault why not; {@code null} when it is answered
 * @param worker identity of the worker host that executed it last; empty where none did
 * @param attempt the last execution's number, from 1; 0 where none began
 * @param workNanos how long the last execution took on the worker host
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallOutcome(
    CallStatus status,
    @Nullable String value,
    @Nullable CallFault fault,
    String worker,
    int attempt,
    long workNanos) {
  public CallOutcome {
    if (status == CallStatus.PENDING || (status == CallStatus.ANSWERED) != (fault == null)) {
      throw new IllegalArgumentException("Invalid outcome: %s with %s".formatted(status, fault));
    }
  }

  /** An answer. */
  public static CallOutcome answered(
      @Nullable String value, String worker, int attempt, long workNanos) {
    return new CallOutcome(CallStatus.ANSWERED, value, null, worker, attempt, workNanos);
  }

  /** The end of a call that no worker host executed. */
  public static CallOutcome without(CallStatus status, CallFault fault) {
    return new CallOutcome(status, null, fault, "", 0, 0);
  }

  /** The same after attempts that were counted elsewhere. */
  public CallOutcome after(int attempts) {
    return new CallOutcome(status, value, fault, worker, attempt + attempts, workNanos);
  }
}
