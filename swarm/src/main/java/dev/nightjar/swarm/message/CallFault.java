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

  /** Whether it is of that type. */
  public boolean is(FaultType other) {
    return type.equals(other.name());
  }
}
