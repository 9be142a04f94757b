package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Follows a run for a command: live, then its end in words or as facts, or a farewell. */
public final class Following {
  private static final int SLOWEST = 3;

  private final Session session;
  private final Ledger ledger;
  private final Format format;
  private final String title;
  private final String again;

  /**
   * For a command; connects to the ledger.
   *
   * @param format how to print the end
   * @param title what to call the run
   * @param again the words of the command that runs the same again, without {@code nightjar}
   */
  public Following(Session session, Format format, String title, String again) throws IOException {
    this.session = session;
    this.ledger = session.part(Ledger.class);
    this.format = format;
    this.title = title;
    this.again = again;
  }

  /** Follows a run to its end; a signal leaves it. */
  public ExitCode follow(RunHandle handle) throws IOException {
    try (Interruption interruption = Interruption.noted();
        LiveDisplay display = session.console().display()) {
      RunFollower follower = new RunFollower(ledger, display, interruption, title);
      Optional<RunReport> report = follower.follow(handle);
      display.end();
      if (report.isEmpty()) {
        new Farewell(session, handle, again)
            .say(follower.run().or(() -> handle.status().map(RunStatus::run)));
        return interruption.received().orElse(ExitCode.INTERRUPTED);
      }
      return ended(report.get(), follower);
    }
  }

  private ExitCode ended(RunReport report, RunFollower follower) {
    List<MerchantTime> slowest = slowest(report);
    if (format == Format.TABLE) {
      RunText.ending(report, follower.elapsed(), session::command)
          .forEach(session.console().out()::println);
      if (!slowest.isEmpty()) {
        session
            .console()
            .out()
            .println(
                "  slowest merchants: "
                    + String.join("; ", slowest.stream().map(RunText::slow).toList()));
      }
    } else {
      session
          .console()
          .out()
          .println(
              RunText.facts(report, follower.elapsed())
                  .sheet("slowest_merchants", RunText.slowest(slowest))
                  .json());
    }
    return report.state() == RunState.COMPLETED ? ExitCode.OK : ExitCode.IN_PART;
  }

  /** For the display alone; the run has ended well without it. */
  private List<MerchantTime> slowest(RunReport report) {
    try {
      return ledger.slowest(report.run(), SLOWEST);
    } catch (LedgerUnavailable e) {
      return List.of();
    }
  }
}
