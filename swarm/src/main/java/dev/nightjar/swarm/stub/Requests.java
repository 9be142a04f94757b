package dev.nightjar.swarm.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import dev.nightjar.swarm.contract.Retries;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a caller wrote down, as it travels. */
public final class Requests {
  private Requests() {}

  /**
   * An invocation on its way.
   *
   * @param arguments each as JSON
   */
  public static CallRequest of(
      Invocation invocation,
      List<String> arguments,
      SortedMap<String, String> context,
      CallLimits limits) {
    return new CallRequest(
        invocation.contract().name(), invocation.method().name(), arguments, context, limits, null);
  }

  /**
   * The arguments as JSON.
   *
   * @throws IllegalArgumentException when one can't be written
   */
  public static List<String> arguments(ObjectMapper mapper, Invocation invocation) {
    ContractMethod method = invocation.method();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < method.arguments().size(); i++) {
      try {
        written.add(Json.write(mapper, method.arguments().get(i), invocation.arguments().get(i)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "Cannot write argument %d of %s as JSON: %s"
                .formatted(i + 1, invocation.fullName(), e.getOriginalMessage()),
            e);
      }
    }
    return written;
  }

  /** The arguments again. */
  public static List<@Nullable Object> arguments(
      ObjectMapper mapper, ContractMethod method, List<String> written) {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      try {
        arguments.add(Json.read(mapper, method.arguments().get(i), written.get(i)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "Cannot read argument %d of %s: %s"
                .formatted(i + 1, method.name(), e.getOriginalMessage()),
            e);
      }
    }
    return arguments;
  }

  /** What a contract's calls may take. */
  public static CallLimits limits(Contract contract, int priority) {
    Retries retries = contract.retries();
    return new CallLimits(
        contract.timeLimit().toMillis(),
        0,
        retries.attempts(),
        retries.pause().toMillis(),
        priority);
  }
}
