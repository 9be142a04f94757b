package dev.nightjar.starter.failure;

import com.google.inject.ProvisionException;
import dev.nightjar.activities.hbase.CodecMissing;
import dev.nightjar.activities.ingest.IngestFailed;
import dev.nightjar.activities.ledger.InvalidMerchantFile;
import dev.nightjar.activities.ledger.LedgerNotReady;
import dev.nightjar.activities.planning.RunRefused;
import dev.nightjar.activities.publish.PublicationRefused;
import dev.nightjar.activities.summary.IncompleteGeneration;
import dev.nightjar.activities.summary.SummaryWithdrawn;
import dev.nightjar.core.job.UnknownJob;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.core.merchant.ZoneChangeRefused;
import dev.nightjar.core.merchant.ZoneChangeTooEarly;
import dev.nightjar.embedded.EmbeddedStackException;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.worker.config.ConfigurationException;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.client.NoCoordinator;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.TemporalUnavailable;
import dev.nightjar.workflows.schedule.ScheduleRefused;
import dev.nightjar.workflows.setup.SetupRefused;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Failures in words: what, which value, which rule, what to do next; no stack trace. */
public final class FailureText {
  /** Their messages are written for the person at the keyboard. */
  private static final Set<Class<? extends Throwable>> IN_WORDS =
      Set.of(
          CommandRefused.class,
          ConfigurationException.class,
          ConnectFailed.class,
          CodecMissing.class,
          EmbeddedStackException.class,
          IncompleteGeneration.class,
          IngestFailed.class,
          InvalidMerchantFile.class,
          PublicationRefused.class,
          RunFailed.class,
          RunRefused.class,
          SetupRefused.class,
          SummaryWithdrawn.class,
          ScheduleRefused.class,
          TemporalUnavailable.class,
          NoCoordinator.class,
          LedgerNotReady.class,
          LedgerUnavailable.class,
          UnknownJob.class,
          UnknownMerchant.class,
          ZoneChangeRefused.class,
          ZoneChangeTooEarly.class,
          IllegalArgumentException.class);

  /** They only carry another. */
  private static final Set<Class<? extends Throwable>> WRAPPERS =
      Set.of(
          ProvisionException.class,
          ExecutionException.class,
          CompletionException.class,
          UncheckedIOException.class);

  private FailureText() {}

  /** Prints a failure on the error stream. */
  public static ExitCode print(Throwable failure, Console console, boolean withTrace) {
    console.err().println("nightjar: " + SafeText.escapedLines(of(failure)));
    if (withTrace) {
      failure.printStackTrace(console.err());
    }
    return ExitCode.REFUSED;
  }

  /** A failure in words. */
  public static String of(Throwable failure) {
    Throwable cause = unwrapped(failure);
    String message = String.valueOf(cause.getMessage());
    if (IN_WORDS.contains(cause.getClass())) {
      return message;
    } else if (cause instanceof NoSuchFileException missing) {
      return "No such file: '%s'. Check the path".formatted(missing.getFile());
    } else if (cause instanceof AccessDeniedException denied) {
      return "Cannot open '%s': this user may not".formatted(denied.getFile());
    } else if (cause instanceof InterruptedException || isEnding(cause)) {
      return "Interrupted";
    } else if (cause instanceof WorkflowNotFoundException) {
      return "Temporal knows no such workflow, or it has ended meanwhile. See what there is: nightjar status";
    } else if (cause instanceof WorkflowServiceException
        || cause instanceof StatusRuntimeException) {
      return "Temporal did not answer as it should (%s). See whether it does: nightjar status"
          .formatted(status(cause));
    } else if (cause instanceof IOException) {
      return "%s (%s). See where with --debug".formatted(message, cause.getClass().getSimpleName());
    }
    return "Unexpected: %s. See where with --debug".formatted(cause);
  }

  private static String status(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof StatusRuntimeException status) {
        return status.getStatus().getCode() + ": " + status.getStatus().getDescription();
      }
    }
    return String.valueOf(failure.getMessage());
  }

  /** A signal came while something was being started. */
  private static boolean isEnding(Throwable cause) {
    return cause instanceof IllegalStateException
        && "Shutdown in progress".equals(cause.getMessage());
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable at = failure;
    while (WRAPPERS.contains(at.getClass()) && at.getCause() != null) {
      at = at.getCause();
    }
    return at;
  }
}
