package dev.nightjar.core.call;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries a question is about.
 *
 * @param since only those of then or later; what bounds how much is read
 * @param name a contract, whose methods all count, or a contract and a method with a point between
 * @param lane a lane
 * @param end how they ended
 */
public record CallFilter(
    Instant since, Optional<String> name, Optional<String> lane, Optional<CallEnd> end) {
  /** All entries of then or later. */
  public static CallFilter since(Instant since) {
    return new CallFilter(since, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same of one name. */
  public CallFilter named(String other) {
    return new CallFilter(since, Optional.of(other), lane, end);
  }

  /** The same of one lane. */
  public CallFilter inLane(String other) {
    return new CallFilter(since, name, Optional.of(other), end);
  }

  /** The same of one end. */
  public CallFilter ended(CallEnd other) {
    return new CallFilter(since, name, lane, Optional.of(other));
  }
}
