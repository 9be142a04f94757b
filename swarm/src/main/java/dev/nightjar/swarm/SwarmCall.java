package dev.nightjar.swarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallNotComplete;
import dev.nightjar.swarm.failure.SwarmException;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.thread.Daemons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A call, whether it has ended or not. Thread-safe. It can be found again by its id from another
 * process: {@link Swarm#find}.
 *
 * @param <R> what the method returns
 */
public final class SwarmCall<R> {
  /** The threads that end calls end those of others, too, and are not to wait for anybody. */
  private static final ExecutorService CALLBACKS = Daemons.unbounded("nightjar-swarm-callbacks");

  private final String id;
  private final String lane;
  private final Origin origin;
  private final ObjectMapper mapper;
  private final CompletableFuture<TimedOutcome> end;
  private final CompletableFuture<R> future;
  private final Runnable cancel;

  SwarmCall(
      String id,
      String lane,
      Origin origin,
      ObjectMapper mapper,
      CompletableFuture<TimedOutcome> end,
      Runnable cancel) {
    this.id = id;
    this.lane = lane;
    this.origin = origin;
    this.mapper = mapper;
    this.end = end;
    this.cancel = cancel;
    this.future = end.thenApply(timed -> value(timed.outcome()));
  }

  /** The id, by which it can be found again. */
  public String id() {
    return id;
  }

  /** The contract's and the method's name. */
  public String name() {
    return origin.name();
  }

  /** The lane whose slots it takes. */
  public String lane() {
    return lane;
  }

  /** What the method was called with. */
  public List<@Nullable Object> arguments() {
    return origin.invocation().arguments();
  }

  /** Whether it has ended, by an answer or otherwise. */
  public boolean isComplete() {
    return end.isDone();
  }

  /** How it is. */
  public CallStatus status() {
    return outcome().map(CallOutcome::status).orElse(CallStatus.PENDING);
  }

  /**
   * What the method returned.
   *
   * @throws SwarmException the subclass says why there is nothing: not complete, failed, timed out
   *     or cancelled
   */
  public R value() {
    CallOutcome outcome = outcome().orElseThrow(() -> new CallNotComplete(name(), id));
    return value(outcome);
  }

  /**
   * The value when it comes: as {@link #value()}, with the exception as the future's cause.
   * Completing or cancelling it does nothing to the call. What is to be done with the value may
   * block, and may call: it has threads of its own, or the thread of who says so once the call has
   * ended.
   */
  public CompletableFuture<R> future() {
    // Whether it failed or not, unlike what is applied to a value alone.
    return future.isDone()
        ? future.copy()
        : future.whenCompleteAsync((value, failure) -> {}, CALLBACKS);
  }

  /** Why there is no value; empty while it has not ended, and when it is answered. */
  public Optional<SwarmException> failure() {
    return outcome()
        .filter(outcome -> outcome.status() != CallStatus.ANSWERED)
        .map(outcome -> SwarmException.of(name(), id, outcome));
  }

  /** Where the time went; empty while it has not ended. */
  public Optional<CallTimes> times() {
    return timed()
        .map(timed -> CallTimes.of(Duration.ofNanos(timed.outcome().workNanos()), timed.total()));
  }

  /** Identity of the worker host that executed it last; empty while none has ended doing so. */
  public Optional<String> worker() {
    return outcome().map(CallOutcome::worker).filter(worker -> !worker.isEmpty());
  }

  /** How many executions were begun, as far as is known: 0 while it has not ended. */
  public int attempt() {
    return outcome().map(CallOutcome::attempt).orElse(0);
  }

  /**
   * Asks for its end, and returns at once. What executes, is interrupted where that is possible; a
   * call of a group that shares an execution with others goes on with them.
   */
  public void cancel() {
    if (!isComplete()) {
      cancel.run();
    }
  }

  Origin origin() {
    return origin;
  }

  CompletableFuture<TimedOutcome> end() {
    return end;
  }

  Optional<CallOutcome> outcome() {
    return timed().map(TimedOutcome::outcome);
  }

  private Optional<TimedOutcome> timed() {
    return end.isDone() && !end.isCompletedExceptionally()
        ? Optional.of(end.join())
        : Optional.empty();
  }

  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // R is what the stub's method returns; null for none, as at home.
  private R value(CallOutcome outcome) {
    if (outcome.status() != CallStatus.ANSWERED) {
      throw SwarmException.of(name(), id, outcome);
    }
    String value = outcome.value();
    try {
      return (R)
          (value == null ? null : Json.read(mapper, origin.invocation().method().result(), value));
    } catch (JsonProcessingException e) {
      throw CallFailed.unreadable(name(), id, outcome.worker(), e);
    }
  }

  @Override
  public String toString() {
    return "%s %s (%s)".formatted(name(), id, status());
  }
}
