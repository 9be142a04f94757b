package dev.nightjar.activities.process;

import dev.nightjar.core.event.Visitor;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a job threw, in words for the quarantine: message and trace, without the visitor's id. */
final class JobTrace {
  private static final int MOST_FRAMES = 20;
  private static final int LONGEST_MESSAGE = 1000;

  /** Frames below are the engine's, and the same for every job. */
  private static final String ENGINE = "dev.nightjar.core.extract.VisitorTrial";

  private JobTrace() {}

  /** The class and the message. */
  static String words(Throwable thrown, Visitor visitor) {
    String message = thrown.getMessage();
    if (message == null) {
      return thrown.getClass().getName();
    }
    String safe = message.replace(visitor.id(), "(visitor)");
    return thrown.getClass().getName()
        + ": "
        + (safe.length() <= LONGEST_MESSAGE ? safe : safe.substring(0, LONGEST_MESSAGE) + "...");
  }

  /** The same and a line a frame, as far as they are the job's. */
  static String of(Throwable thrown, Visitor visitor) {
    return words(thrown, visitor)
        + Arrays.stream(thrown.getStackTrace())
            .takeWhile(frame -> !frame.getClassName().startsWith(ENGINE))
            .limit(MOST_FRAMES)
            .map(frame -> "\n at " + frame)
            .collect(Collectors.joining());
  }
}
