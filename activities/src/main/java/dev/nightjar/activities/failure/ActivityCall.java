package dev.nightjar.activities.failure;

import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.TemporalFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs the body of an activity: with its context in the log, and with its failures classified. */
public final class ActivityCall {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityCall.class);

  private ActivityCall() {}

  /**
   * Runs a body on the activity's thread.
   *
   * @param what what is said not to be possible when it fails, such as {@code Cannot process chunk
   *     X}
   * @param context what the log lines of the body carry: run, batch, chunk
   */
  public static <T> T run(String what, Map<String, String> context, Callable<T> body) {
    context.forEach(MDC::put);
    try {
      return body.call();
    } catch (ActivityCompletionException | TemporalFailure e) {
      // A cancel, a lost worker or a verdict that is there already; Temporal knows them.
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError | AssertionError e) {
      var failure =
          FailureClassifier.classify(
              what, e, Activity.getExecutionContext().getInfo().getAttempt());
      if (e instanceof OutgrownFailure) {
        LOG.info("{}", failure.getOriginalMessage());
      } else {
        LOG.warn("{} ({})", failure.getOriginalMessage(), failure.getType());
      }
      throw failure;
    } finally {
      context.keySet().forEach(MDC::remove);
    }
  }
}
