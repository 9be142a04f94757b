package dev.nightjar.core.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution of a call, or a call that no worker host executed. A call that was executed three
 * times has three entries.
 *
 * @param id the call's id
 * @param name the contract's and the method's name, as {@code prices.price}
 * @param lane whose slots it took
 * @param at when the execution began, or when the call was refused or given up
 * @param end how that ended
 * @param attempt the execution's number, from 1; 0 for a call that was not executed
 * @param waited from when it was handed on until the execution began, to the microsecond; for a
 *     call that was not executed, how long its caller waited
 * @param worked how long the execution took, to the microsecond
 * @param worker identity of the worker host; empty for a call that was not executed
 * @param fault the type of what went wrong
 * @param arguments a JSON array with what is kept of the arguments; empty where nothing is
 */
public record CallEntry(
    String id,
    String name,
    String lane,
    Instant at,
    CallEnd end,
    int attempt,
    Duration waited,
    Duration worked,
    String worker,
    Optional<String> fault,
    Optional<String> arguments) {
  public CallEntry {
    if (id.isEmpty() || name.isEmpty() || attempt < 0) {
      throw new IllegalArgumentException(
          "Invalid entry of call '%s' (%s): attempt %d; it needs an id, a name and an attempt from 0"
              .formatted(id, name, attempt));
    }
  }

  /** Waiting and working together. */
  public Duration total() {
    return waited.plus(worked);
  }
}
