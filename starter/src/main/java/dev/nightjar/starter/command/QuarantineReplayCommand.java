package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.replay.Replay;
import dev.nightjar.activities.replay.ReplayMode;
import dev.nightjar.activities.replay.ReplayReport;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.quarantine.ReplayText;
import dev.nightjar.starter.quarantine.Selection;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.hbase.client.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar quarantine replay}. */
@Command(
    name = "replay",
    description = {
      "Read records again, by today's merchants and rules, and ingest those that are readable now.",
      "What is accepted leaves the quarantine; the rest stays, with today's reason.",
      "It may be killed at any moment, and done again. Exit code 2 when some stay."
    })
final class QuarantineReplayCommand extends SessionCommand {
  @Mixin private QuarantineChoice choice = new QuarantineChoice();

  @Option(
      names = "--corrected",
      paramLabel = "FILE",
      description = "Take the records with the documents of FILE, a mended editable.ndjson.")
  private @Nullable Path corrected;

  @Option(names = "--dry-run", description = "Say what would be; write nothing.")
  private boolean dryRun;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineReplayCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    check();
    ProgressLine progress = session.console().progressLine();
    ReplayReport report;
    try {
      report = replayed(session, progress);
    } finally {
      progress.clear();
    }
    ReplayText text = new ReplayText(report, session);
    if (format.format() == Format.TABLE) {
      text.lines().forEach(session.console().out()::println);
    } else {
      session.console().out().println(text.facts().json());
    }
    return report.isComplete() ? ExitCode.OK : ExitCode.IN_PART;
  }

  private void check() throws IOException {
    choice.check();
    if (corrected != null) {
      if (!choice.isEmpty()) {
        throw new CommandRefused(
            "Invalid choice: the lines of --corrected name their records. Leave ids and other options out");
      }
      Ingesting.requireFile(corrected);
    }
  }

  private ReplayReport replayed(Session session, ProgressLine progress) throws IOException {
    MerchantRegistry registry = session.part(MerchantRegistry.class);
    Replay replay =
        new Replay(
            session.part(Connection.class),
            session.config().hbase().namespace(),
            registry::snapshot,
            dryRun ? ReplayMode.DRY_RUN : ReplayMode.FOR_REAL,
            at ->
                progress.update(
                    "replaying: %s read, %s accepted"
                        .formatted(
                            Elapsed.count(at.read(), "record"), Elapsed.count(at.accepted()))));
    if (corrected != null) {
      return replay.corrected(corrected);
    }
    Selection selection = choice.selection(session.part(QuarantineStore.class));
    if (selection instanceof Selection.Named named) {
      return replay.replay(named.entries());
    }
    return replay.replay(((Selection.Fitting) selection).filter());
  }
}
