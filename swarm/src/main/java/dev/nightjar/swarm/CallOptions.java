package dev.nightjar.swarm;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller says of its calls beside what the contract says.
 *
 * @param id names one call for good: a second call under it is the first one; 1 to 200 letters,
 *     digits and {@code _ . : @ -}. Say what it is, as {@code price-of-order-17}; nothing personal,
 *     for ids are shown
 * @param limit from the call to its answer; empty for the lane's
 * @param priority among calls of its lane, 1 (first) to 5 (last); empty for the lane's
 */
public record CallOptions(
    Optional<String> id, Optional<Duration> limit, Optional<Integer> priority) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@-]{1,200}");

  public CallOptions {
    id.filter(text -> !ID.matcher(text).matches())
        .ifPresent(
            text -> {
              throw new IllegalArgumentException(
                  "Invalid call id '%s': it must match %s".formatted(text, ID));
            });
    limit
        .filter(limited -> limited.toMillis() < 1)
        .ifPresent(
            limited -> {
              throw new IllegalArgumentException(
                  "Invalid limit %s of a call: it must be 1 ms or more".formatted(limited));
            });
    priority
        .filter(number -> number < 1 || number > 5)
        .ifPresent(
            number -> {
              throw new IllegalArgumentException(
                  "Invalid priority %d of a call: it must be from 1 (first) to 5 (last)"
                      .formatted(number));
            });
  }

  /** A random id, the lane's limit and priority. */
  public static CallOptions defaults() {
    return new CallOptions(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with an id. */
  public CallOptions withId(String text) {
    return new CallOptions(Optional.of(text), limit, priority);
  }

  /** The same without an id. */
  CallOptions withoutId() {
    return new CallOptions(Optional.empty(), limit, priority);
  }

  /** The same with a limit from the call to its answer. */
  public CallOptions withLimit(Duration limited) {
    return new CallOptions(id, Optional.of(limited), priority);
  }

  /** The same with a priority. */
  public CallOptions withPriority(int number) {
    return new CallOptions(id, limit, Optional.of(number));
  }
}
