package dev.nightjar.swarm.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.json.Json;

/**
 * An implementation that a worker host offers.
 *
 * @param contract what can be called
 * @param implementation whose methods are called, many at once on many threads
 */
public record SwarmService(Contract contract, Object implementation) {
  public SwarmService {
    if (!contract.type().isInstance(implementation)) {
      throw new IllegalArgumentException(
          "Cannot offer %s as %s, which it does not implement"
              .formatted(implementation.getClass().getName(), contract.type().getName()));
    }
  }

  /**
   * Offers an implementation.
   *
   * @throws dev.nightjar.swarm.contract.InvalidContract when the interface can't be called through
   *     the swarm
   */
  public static <T> SwarmService of(Class<T> type, T implementation) {
    return of(type, implementation, Json.mapper());
  }

  /** The same with the mapper that callers use, too. */
  public static <T> SwarmService of(Class<T> type, T implementation, ObjectMapper mapper) {
    return new SwarmService(Contract.of(type, mapper), implementation);
  }
}
