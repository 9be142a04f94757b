package dev.nightjar.swarm.contract;

import java.time.Duration;
import java.util.Set;

/**
 * Which executions of a contract are tried again.
 *
 * @param attempts executions at most, 1 to {@value #MOST_ATTEMPTS}
 * @param pause before the second execution; it doubles
 * @param on exceptions of the method, with their subclasses
 */
public record Retries(int attempts, Duration pause, Set<Class<? extends Throwable>> on) {
  /** The most executions of one call. */
  public static final int MOST_ATTEMPTS = 1000;

  public Retries {
    on = Set.copyOf(on);
  }

  static Retries of(Retry retry) {
    return new Retries(
        retry.attempts(), Duration.ofMillis(retry.pauseMillis()), Set.of(retry.on()));
  }

  /** Whether the method is tried again after it threw this. */
  public boolean includes(Throwable thrown) {
    return on.stream().anyMatch(type -> type.isInstance(thrown));
  }
}
