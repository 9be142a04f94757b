package dev.nightjar.starter.days;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.message.DaysReport;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Follows the runs of several business days with one display, to their end or to a signal. */
public final class DaysFollowing {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration TO_CANCEL = Duration.ofSeconds(5);

  private final Session session;
  private final Format format;
  private final String title;
  private final String again;

  /**
   * For a command.
   *
   * @param format how to print the end
   * @param title what to call it
   * @param again the words of the command that comes back to it, without {@code nightjar}
   */
  public DaysFollowing(Session session, Format format, String title, String again) {
    this.session = session;
    this.format = format;
    this.title = title;
    this.again = again;
  }

  /** Follows to the end; a signal leaves it going, unless its stack ends with the command. */
  public ExitCode follow(DaysHandle handle, JobName job, String group) throws IOException {
    DaysWatch watch = new DaysWatch(session.part(Ledger.class), job, group);
    long started = System.nanoTime();
    try (Interruption interruption = Interruption.noted();
        LiveDisplay display = session.console().display()) {
      Optional<DaysReport> report = handle.await(BETWEEN_LOOKS);
      while (report.isEmpty() && interruption.received().isEmpty()) {
        handle.status().ifPresent(status -> display.show(new NightsView(watch.glance(status))));
        report = handle.await(BETWEEN_LOOKS);
      }
      display.end();
      if (report.isEmpty()) {
        leave(handle);
        return interruption.received().orElse(ExitCode.INTERRUPTED);
      }
      return ended(report.get(), Elapsed.since(started));
    }
  }

  private ExitCode ended(DaysReport report, Duration elapsed) {
    if (format == Format.TABLE) {
      DaysText.ending(title, report, elapsed).forEach(session.console().out()::println);
    } else {
      session.console().out().println(DaysText.facts(report, elapsed).json());
    }
    return report.allCompleted() ? ExitCode.OK : ExitCode.IN_PART;
  }

  private void leave(DaysHandle handle) throws IOException {
    PrintStream err = session.console().err();
    if (session.stack().embedded().isPresent()) {
      err.println("The stack ends with this command, so its runs are cancelled ...");
      cancel(handle);
      err.println(
          "What was published stays. Go on by the same command again, with all its options.");
    } else {
      err.println("It goes on without this command. Come back to it with:");
      err.println("  " + session.command(again));
    }
  }

  private static void cancel(DaysHandle handle) {
    try {
      handle.cancel();
      handle.await(TO_CANCEL);
    } catch (RunFailed | WorkflowException e) {
      // It has ended, as was asked or before.
    }
  }
}
