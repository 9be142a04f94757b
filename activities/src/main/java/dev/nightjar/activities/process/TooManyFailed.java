package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;

/** A job fails on so much of a slice that not the data is to blame. */
public final class TooManyFailed extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  TooManyFailed(VisitorFailure first, int visitors, int rows, String rule) {
    super(
        "%s. It failed on %d visitors with %d rows, %s"
            .formatted(withoutEnd(String.valueOf(first.getMessage())), visitors, rows, rule),
        first);
  }

  private static String withoutEnd(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
