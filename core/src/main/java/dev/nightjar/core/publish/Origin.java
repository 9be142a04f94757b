package dev.nightjar.core.publish;

import dev.nightjar.core.model.Generation;

/** Where a published generation comes from. */
public sealed interface Origin {
  /** A run computed it from raw data as of its cutoff. */
  Origin COMPUTED = new Computed();

  /** A run computed it from raw data as of its cutoff. */
  record Computed() implements Origin {}

  /**
   * A run summarized the intermediate rows of an older generation again, and read nothing of raw.
   *
   * @param generation whose intermediate rows
   * @param dataAsOf the cutoff as of which raw was read for them
   */
  record SummarizedAgain(Generation generation, Generation dataAsOf) implements Origin {}

  /**
   * A rollback copied it from an older generation.
   *
   * @param generation whose rows it has
   */
  record CopyOf(Generation generation) implements Origin {}

  /**
   * A person took the day back: nothing is published.
   *
   * @param reason why, for readers; one line of 1 to {@value #LONGEST_REASON} characters
   */
  record Withdrawal(String reason) implements Origin {
    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    public Withdrawal {
      if (reason.isBlank()
          || reason.length() > LONGEST_REASON
          || reason.codePoints().anyMatch(Withdrawal::isControl)) {
        throw new IllegalArgumentException(
            "Invalid reason: it must be one line of 1 to %d characters, not %d. Say in a few words why"
                .formatted(LONGEST_REASON, reason.length()));
      }
    }

    private static boolean isControl(int character) {
      return switch (Character.getType(character)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE ->
            true;
        default -> false;
      };
    }
  }
}
