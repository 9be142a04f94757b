package dev.nightjar.swarm;

import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import dev.nightjar.swarm.transport.CarriageFailed;
import dev.nightjar.swarm.transport.FoundCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Calls that are found again by their ids. */
final class Found {
  private Found() {}

  static <R> Optional<SwarmCall<R>> call(Caller caller, Class<?> type, String id) {
    return Found.<Optional<FoundCall>>asked(id, () -> caller.transport().find(id))
        .map(found -> call(caller, type, id, found));
  }

  /** What Temporal can't be asked for is said in the swarm's words. */
  static <T> T asked(String id, Supplier<T> question) {
    try {
      return question.get();
    } catch (CarriageFailed e) {
      int name = id.indexOf('/');
      throw Caller.exception(name < 0 ? id : id.substring(0, name), id, e);
    }
  }

  /** A place in a group, as ids have it; empty when it is none. */
  static OptionalInt place(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /** With the limits that a call was started with. */
  static CallOptions options(CallLimits limits) {
    CallOptions options = CallOptions.defaults().withPriority(limits.priority());
    return limits.total() == 0 ? options : options.withLimit(Duration.ofMillis(limits.total()));
  }

  private static <R> SwarmCall<R> call(Caller caller, Class<?> type, String id, FoundCall found) {
    CallRequest request = found.request();
    Invocation invocation =
        invocation(caller, type, request.contract(), request.method(), request.arguments());
    long began = System.nanoTime() - Duration.between(found.startedAt(), Instant.now()).toNanos();
    CompletableFuture<TimedOutcome> end =
        found
            .carriage()
            .outcome()
            .handle(
                (outcome, failure) ->
                    new TimedOutcome(
                        failure == null ? outcome : Caller.unknown(failure),
                        found
                            .endedAt()
                            .map(ended -> Duration.between(found.startedAt(), ended))
                            .orElseGet(() -> Caller.since(began))));
    if (found.endedAt().isPresent()) {
      end.join();
    }
    return new SwarmCall<>(
        id,
        found.lane(),
        new Origin(invocation, options(request.limits()), request.context(), null),
        caller.options().mapper(),
        end,
        () -> found.carriage().cancel());
  }

  static Invocation invocation(
      Caller caller, Class<?> type, String contractName, String methodName, List<String> written) {
    Contract contract = caller.contract(type);
    if (!contract.name().equals(contractName)) {
      throw new IllegalArgumentException(
          "Cannot read a call of %s.%s as one of %s, whose name is %s"
              .formatted(contractName, methodName, type.getName(), contract.name()));
    }
    ContractMethod method = contract.method(methodName);
    return new Invocation(
        contract, method, Requests.arguments(caller.options().mapper(), method, written));
  }
}
