package dev.nightjar.activities.failure;

import dev.nightjar.core.job.UnknownJob;
import dev.nightjar.core.ledger.DifferentOutcome;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.workflows.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;

/**
 * Decides, in this one place, what a failure of an activity means: its {@link FailureType}, whether
 * Temporal retries it, and the words a person reads. What is in no class may pass, and is retried
 * until attempt {@value #ATTEMPTS_OF_UNKNOWN}; Temporal counts all attempts of an activity alike,
 * so those that failed for other reasons count too. What another worker host may be able to do is
 * retried until attempt {@value #ATTEMPTS_OF_WRONG_HOST}, with a pause that lets another take it.
 */
public final class FailureClassifier {
  private static final int MOST_WORDS = 800;
  private static final StackTraceElement[] NO_TRACE = {};

  /** The attempt at which a failure that is in no class is final. */
  public static final int ATTEMPTS_OF_UNKNOWN = 10;

  /** The attempt at which it is final that a worker host cannot do what others may. */
  public static final int ATTEMPTS_OF_WRONG_HOST = 20;

  /**
   * The attempt at which it is final that the memory ran out: what asks for too much of one host
   * asks for too much of the next, and each time everything else on the host suffers.
   */
  public static final int ATTEMPTS_OF_MEMORY = 3;

  private static final Duration OTHER_HOST_DELAY = Duration.ofSeconds(10);
  private static final Duration OVERLOAD_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private FailureClassifier() {}

  /**
   * The failure that Temporal is told of. It carries no cause, whose messages may hold row keys; no
   * stack trace, which would be this method's; and {@value #MOST_WORDS} characters at most: when
   * all chunks of a batch fail, the history holds them all.
   *
   * @param what what could not be done, such as {@code Cannot process chunk X}
   * @param failure why
   * @param attempt which attempt of the activity failed, from 1
   */
  public static ApplicationFailure classify(String what, Throwable failure, int attempt) {
    Verdict verdict = verdict(failure, attempt);
    ApplicationFailure.Builder builder =
        ApplicationFailure.newBuilder()
            .setType(verdict.type().name())
            .setNonRetryable(!verdict.type().isRetried())
            .setMessage(shortened(what + ": " + verdict.words()));
    if (failure instanceof OutgrownFailure outgrown) {
      // Nothing went wrong: the words are those of what follows.
      builder.setMessage(verdict.words()).setDetails(outgrown.outgrowth());
    } else if (verdict.type() == FailureType.OVERLOAD) {
      builder.setNextRetryDelay(delay(attempt));
    } else if (failure instanceof WrongHost) {
      builder.setNextRetryDelay(OTHER_HOST_DELAY);
    }
    ApplicationFailure told = builder.build();
    told.setStackTrace(NO_TRACE);
    return told;
  }

  private static String shortened(String words) {
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS - 3) + "...";
  }

  private static Verdict verdict(Throwable failure, int attempt) {
    if (failure instanceof UncheckedIOException unchecked) {
      return verdict(Objects.requireNonNull(unchecked.getCause()), attempt);
    }
    if (failure instanceof LocalFailure) {
      return new Verdict(FailureType.TRANSIENT, words(failure));
    }
    if (failure instanceof IOException io) {
      return HBaseFailures.verdict(io);
    }
    if (failure instanceof OutOfMemoryError) {
      return bounded(memory(), attempt, ATTEMPTS_OF_MEMORY);
    }
    if (failure instanceof LedgerUnavailable) {
      return new Verdict(FailureType.TRANSIENT, words(failure));
    }
    if (failure instanceof WrongHost) {
      return bounded(words(failure), attempt, ATTEMPTS_OF_WRONG_HOST);
    }
    if (failure instanceof OutgrownFailure) {
      return new Verdict(FailureType.OUTGROWN, words(failure));
    }
    if (failure instanceof DataFailure) {
      return new Verdict(FailureType.DATA, words(failure));
    }
    return isPermanent(failure)
        ? new Verdict(FailureType.PERMANENT, words(failure))
        : bounded(
            failure.getClass().getName() + ": " + words(failure), attempt, ATTEMPTS_OF_UNKNOWN);
  }

  private static boolean isPermanent(Throwable failure) {
    return failure instanceof PermanentFailure
        || failure instanceof DifferentOutcome
        || failure instanceof ArithmeticException
        || failure instanceof UnknownJob
        || failure instanceof UnknownMerchant;
  }

  private static Verdict bounded(String words, int attempt, int last) {
    return attempt < last
        ? new Verdict(FailureType.TRANSIENT, words)
        : new Verdict(
            FailureType.PERMANENT,
            "%s (attempt %d, and nothing says that it may pass)".formatted(words, attempt));
  }

  private static String memory() {
    return "the worker host's memory of %d MiB ran out. Give worker hosts more, such as NIGHTJAR_JAVA_OPTS=-Xmx2g, or fewer slots"
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }

  private static String words(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static Duration delay(int attempt) {
    Duration delay = OVERLOAD_DELAY.multipliedBy(1L << Math.max(0, Math.min(attempt - 1, 10)));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
