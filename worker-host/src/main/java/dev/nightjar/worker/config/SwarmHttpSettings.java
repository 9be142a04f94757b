package dev.nightjar.worker.config;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What of a worker host can be called over HTTP.
 *
 * @param address where it listens; empty for nowhere
 * @param contracts the names of the contracts; one of {@code *} is all that the host offers
 * @param maxBody the longest body of a request, in bytes
 * @param timeout how long a caller waits for its answer
 * @param contextKeys the values of the context that a caller may set
 */
public record SwarmHttpSettings(
    Optional<HttpAddress> address,
    SortedSet<String> contracts,
    int maxBody,
    Duration timeout,
    SortedSet<String> contextKeys) {
  /** All contracts that the host offers. */
  public static final String ALL = "*";

  static SwarmHttpSettings read(ConfigurationReader reader) {
    SwarmHttpSettings settings =
        new SwarmHttpSettings(
            reader.value(SwarmKeys.HTTP_ADDRESS),
            reader.value(SwarmKeys.HTTP_CONTRACTS),
            reader.value(SwarmKeys.HTTP_MAX_BODY),
            reader.value(SwarmKeys.HTTP_TIMEOUT),
            reader.value(SwarmKeys.HTTP_CONTEXT_KEYS));
    if (settings.address().isPresent() && settings.contracts().isEmpty()) {
      reader.problem(
          SwarmKeys.HTTP_CONTRACTS,
          "",
          "must name what can be called, or be *, where swarm.http.address is set");
    }
    return settings;
  }
}
