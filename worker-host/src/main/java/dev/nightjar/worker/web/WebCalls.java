package dev.nightjar.worker.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.lane.LanePolicy;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls through the swarm, so that a lane admits or refuses those that come over HTTP as it
 * does others. Thread-safe.
 */
final class WebCalls implements AutoCloseable {
  /** By it a call is found again: {@code nightjar calls show}. */
  static final String CALL_ID = "Nightjar-Call";

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Swarm swarm;
  private final ObjectMapper mapper;
  private final Duration limit;
  private final Starts starts = new Starts();
  private final ConcurrentMap<Class<?>, Object> stubs = new ConcurrentHashMap<>();

  /** Each call has that long at most, from when it came. */
  WebCalls(Swarm swarm, ObjectMapper mapper, Duration limit) {
    this.swarm = swarm;
    this.mapper = mapper;
    this.limit = limit;
  }

  /** Calls, and gives the reply when there is one; it neither waits nor fails. */
  CompletableFuture<Reply> call(
      ExposedMethod exposed, SwarmContext context, @Nullable Object[] arguments) {
    Duration own = limit(exposed.contract().lane());
    SwarmContext until = context.within(own);
    CompletableFuture<Boolean> turn =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(false, own.toNanos(), TimeUnit.NANOSECONDS);
    // Whoever ends the waiting goes on with it: a thread of the starts, or the clock.
    CompletableFuture<Reply> reply =
        turn.thenCompose(
            isItsTurn ->
                isItsTurn
                    ? started(exposed, until, arguments)
                    : CompletableFuture.completedFuture(tooLate(own)));
    try {
      starts.execute(() -> turn.complete(true));
      return reply;
    } catch (RejectedExecutionException e) {
      turn.cancel(false);
      return CompletableFuture.completedFuture(tooMany());
    }
  }

  /** The lane's bound counts here, too: the call may wait before it gets to the lane. */
  private Duration limit(String lane) {
    LanePolicy policy = swarm.lanes().policy(lane);
    return policy.isBounded() && policy.bound().compareTo(limit) < 0 ? policy.bound() : limit;
  }

  private CompletableFuture<Reply> started(
      ExposedMethod exposed, SwarmContext context, @Nullable Object[] arguments) {
    SwarmCall<@Nullable Object> call;
    try {
      call = context.call(() -> swarm.call(() -> invoke(exposed, arguments)));
    } catch (Exception e) {
      return CompletableFuture.completedFuture(Problem.of(e).reply());
    }
    return call.future()
        .handle(
            (value, failure) ->
                (failure == null ? answer(exposed, value) : Problem.of(cause(failure)).reply())
                    .with(CALL_ID, call.id()));
  }

  private static Reply tooLate(Duration own) {
    return Problem.of(
            Problem.Kind.TIMED_OUT,
            "it was not begun within %d ms, as starts of other calls take long"
                .formatted(own.toMillis()))
        .reply();
  }

  private static Reply tooMany() {
    return new Problem(
            Problem.Kind.REFUSED,
            "%d calls over HTTP wait to be started".formatted(Starts.WAITING),
            Map.of("retryAfterMillis", SOON.toMillis()))
        .reply();
  }

  // What a stub returns here is nothing, as the call is only written down.
  @SuppressWarnings("NullAway")
  private Object invoke(ExposedMethod exposed, @Nullable Object[] arguments)
      throws ReflectiveOperationException {
    Contract contract = exposed.contract();
    Method method = exposed.method().method();
    return method.invoke(stubs.computeIfAbsent(contract.type(), swarm::stub), arguments);
  }

  private Reply answer(ExposedMethod exposed, @Nullable Object value) {
    if (exposed.isVoid()) {
      return Reply.nothing();
    }
    try {
      return Reply.json(Json.write(mapper, exposed.method().result(), value));
    } catch (JsonProcessingException e) {
      return Problem.of(e).reply();
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  @Override
  public void close() {
    starts.close();
  }
}
