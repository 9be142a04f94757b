package dev.nightjar.swarm.message;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no value.
 *
 * @param type the class of what the method threw, or a word of {@link FaultType}
 * @param message what it said, if anything
 * @param stack its stack where it was thrown, as text; empty where nothing was thrown
 */
public record CallFault(String type, @Nullable String message, String stack) {
  /** A fault that is not an exception of the method. */
  public static CallFault of(FaultType type, String message) {
    return new CallFault(type.name(), message, "");
  }

  /**
   * Nobody waits any more.
   *
   * @param more what is known beside, in brackets; empty for nothing
   */
  public static CallFault beyondLimit(String more) {
    return of(FaultType.DEADLINE, "no answer came within the caller's limit" + more);
  }

  /** One execution took too long. */
  public static CallFault beyondTimeLimit(long millis) {
    return of(
        FaultType.TIME_LIMIT,
        "one execution took longer than %d ms, the contract's time limit".formatted(millis));
  }

  /** The worker host fell silent. */
  public static CallFault silent() {
    return of(FaultType.HOST_LOST, "it gave no sign of life while it executed the call");
  }

  /** The worker host has not even ended what took too long. */
  public static CallFault unended() {
    return of(
        FaultType.HOST_LOST,
        "it neither answered nor ended the call within the contract's time limit");
  }

  /** Somebody cancelled it. */
  public static CallFault cancelled() {
    return of(FaultType.CANCELLED, "it was cancelled");
  }

  /** Whether it is of that type. */
  public boolean is(FaultType other) {
    return type.equals(other.name());
  }
}
