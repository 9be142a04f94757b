package dev.nightjar.swarm.message;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much a call may carry there and back; pure. */
public final class PayloadSize {
  /** Bytes of a call's arguments, and of its result: Temporal refuses payloads of 2 MiB. */
  public static final long MOST_BYTES = 2_000_000;

  /** Characters of one message with several calls: one has up to three bytes. */
  public static final long MOST_CHARACTERS = 600_000;

  private static final int MOST_BYTES_OF_A_CHARACTER = 3;

  /** Of an outcome beside what it says. */
  private static final long FRAME = 200;

  private static final String INSTEAD =
      "pass where it is to be found, such as a key, instead of the thing itself";

  private PayloadSize() {}

  /**
   * Why that is too much; empty when it is not.
   *
   * @param what it is, such as "the arguments of prices.price"
   * @param json as they travel
   */
  public static Optional<String> problem(String what, List<String> json) {
    long characters = json.stream().mapToLong(String::length).sum();
    if (characters * MOST_BYTES_OF_A_CHARACTER <= MOST_BYTES) {
      return Optional.empty();
    }
    long bytes = json.stream().mapToLong(PayloadSize::bytes).sum();
    return bytes <= MOST_BYTES
        ? Optional.empty()
        : Optional.of(
            "%s take %d bytes as JSON in a message, and %d are the most: %s"
                .formatted(what, bytes, MOST_BYTES, INSTEAD));
  }

  /** Characters that a call's end takes in a message. */
  public static long of(CallOutcome outcome) {
    CallFault fault = outcome.fault();
    long size = FRAME + length(outcome.value());
    return fault == null ? size : size + length(fault.message()) + fault.stack().length();
  }

  /** Whether these ends are so many that others may have found no room in the same message. */
  public static boolean isNearlyFull(Collection<CallOutcome> ends) {
    return ends.stream().mapToLong(PayloadSize::of).sum() > MOST_CHARACTERS / 2;
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** What to do about Temporal's own refusal. */
  public static String refused(@Nullable String words) {
    return "Temporal refuses it as too large (%s): %s".formatted(words, INSTEAD);
  }

  /**
   * As UTF-8, in which a pair of surrogates takes four bytes, in a string of a message, in which
   * quotes and backslashes take two.
   */
  private static long bytes(String text) {
    return text.chars()
        .mapToLong(
            character -> {
              if (character < 0x80) {
                return character == '"' || character == '\\' ? 2 : 1;
              }
              return character < 0x800 || Character.isSurrogate((char) character) ? 2 : 3;
            })
        .sum();
  }
}
