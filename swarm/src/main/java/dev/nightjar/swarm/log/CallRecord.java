package dev.nightjar.swarm.log;

import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a call's execution, or of its refusal.
 *
 * @param id the call's id
 * @param name the contract's and the method's name
 * @param lane whose slots it took
 * @param at when it was executed or refused
 * @param status how that ended
 * @param attempt the execution's number, from 1; 0 for a call that was not executed
 * @param waited from when it was handed to Temporal until the execution began
 * @param worked how long the execution took
 * @param worker identity of the worker host; empty for a call that was not executed
 * @param fault the type of what went wrong
 * @param arguments each as JSON; whoever keeps the record decides what of them is kept
 */
public record CallRecord(
    String id,
    String name,
    String lane,
    Instant at,
    CallStatus status,
    int attempt,
    Duration waited,
    Duration worked,
    String worker,
    Optional<String> fault,
    List<String> arguments) {
  public CallRecord {
    arguments = List.copyOf(arguments);
  }
}
