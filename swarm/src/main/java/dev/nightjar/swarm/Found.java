package dev.nightjar.swarm;

import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import dev.nightjar.swarm.transport.FoundCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls that are found again by their ids. */
final class Found {
  private Found() {}

  static <R> Optional<SwarmCall<R>> call(Caller caller, Class<?> type, String id) {
    return caller.transport().find(id).map(found -> call(caller, type, id, found));
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
        invocation,
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
