package dev.nightjar.worker.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.CallOptions;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.json.Json;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls through the swarm, so that a lane admits or refuses those that come over HTTP as it
 * does others. Thread-safe.
 */
final class WebCalls {
  /** By it a call is found again: {@code nightjar calls show}. */
  static final String CALL_ID = "Nightjar-Call";

  private final Swarm swarm;
  private final ObjectMapper mapper;
  private final ConcurrentMap<Class<?>, Object> stubs = new ConcurrentHashMap<>();

  /** Each call has that long at most. */
  WebCalls(Swarm swarm, ObjectMapper mapper, Duration limit) {
    this.swarm = swarm.with(CallOptions.defaults().withLimit(limit));
    this.mapper = mapper;
  }

  /** Calls, and gives the reply when there is one; it never fails. */
  CompletableFuture<Reply> call(
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
}
