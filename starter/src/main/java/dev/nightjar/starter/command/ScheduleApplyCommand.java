package dev.nightjar.starter.command;

import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.confirm.Confirmation;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.schedule.ScheduleChange;
import dev.nightjar.starter.schedule.ScheduleChange.Kind;
import dev.nightjar.starter.schedule.ScheduleChanges;
import dev.nightjar.starter.schedule.ScheduleFile;
import dev.nightjar.starter.schedule.UncoveredZones;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar schedule apply FILE}. */
@Command(
    name = "apply",
    description = {
      "Make the schedules those of a file: create, change and, after asking, delete.",
      "The difference is printed first. Limits of runs (run.*) and terms of late data (late.*, gaps.*)",
      "are taken from the configuration and stay as they are until the next apply. A paused schedule stays paused."
    })
final class ScheduleApplyCommand extends SessionCommand {
  @Parameters(
      paramLabel = "FILE",
      description =
          "A JSON array of objects with job, group, zones and atUtc, and if need be catchUpWindow,"
              + " pauseOnFailure and lateData.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Print the difference; change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask before deleting.")
  private boolean yes;

  @Mixin private FormatOption format = new FormatOption();

  ScheduleApplyCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    Path source = Objects.requireNonNull(file);
    Ingesting.requireFile(source);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<NightlySchedule> wanted = ScheduleFile.read(source, session.config().run(), today);
    for (NightlySchedule schedule : wanted) {
      session.part(JobCatalog.class).job(schedule.name().job());
    }
    Schedules schedules = session.part(Schedules.class);
    ScheduleChanges changes = ScheduleChanges.of(schedules, wanted);
    print(changes, session.console());
    warn(wanted, session, today);
    if (!dryRun) {
      apply(schedules, changes, session.console());
    }
    return ExitCode.OK;
  }

  /** The difference is what the command is asked for; in JSON it is all that is printed. */
  private void print(ScheduleChanges changes, Console console) {
    if (format.format() == Format.TABLE) {
      changes.lines().forEach(console.out()::println);
      console.out().println(changes.summary());
    } else {
      console.out().println(changes.facts().add("mode", dryRun ? "dry_run" : "apply").json());
    }
  }

  private void apply(Schedules schedules, ScheduleChanges changes, Console console)
      throws IOException {
    if (changes.count(Kind.DELETE) > 0 && !yes) {
      Confirmation.ask(
          console,
          "Delete %s? [y/N] ".formatted(Elapsed.count(changes.count(Kind.DELETE), "schedule")),
          "Nothing was applied");
    }
    for (ScheduleChange change : changes.changes()) {
      ScheduleChanges.apply(schedules, change);
    }
    if (!changes.changes().isEmpty()) {
      console
          .err()
          .println(
              "Applied %s. See them: nightjar schedule list"
                  .formatted(Elapsed.count(changes.changes().size(), "change")));
    }
  }

  /** Schedules can be applied while the ledger is away; then nobody knows the merchants' zones. */
  private static void warn(List<NightlySchedule> wanted, Session session, LocalDate today)
      throws IOException {
    try {
      UncoveredZones.warnings(wanted, session.part(MerchantRegistry.class).snapshot(), today)
          .forEach(warning -> session.console().err().println("Mind that " + warning));
    } catch (ConnectFailed | LedgerUnavailable e) {
      session
          .console()
          .err()
          .println("Whether every merchant's zone is in a group is not known: " + e.getMessage());
    }
  }
}
