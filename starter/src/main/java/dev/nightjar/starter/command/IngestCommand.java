package dev.nightjar.starter.command;

import dev.nightjar.activities.ingest.IngestReport;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.ingest.NothingAccepted;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.SafeText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar ingest FILE|-}. */
@Command(
    name = "ingest",
    description = {
      "Take events in: newline-delimited JSON, plain, gzip or zstd.",
      "Lines that break a rule go to the quarantine. The same file may be ingested again: nothing is"
          + " doubled.",
      "Exit code 1 when no line at all is an event."
    })
final class IngestCommand extends SessionCommand {
  @Parameters(paramLabel = "FILE", description = "The file; - for standard input.")
  private @Nullable String file;

  @Mixin private FormatOption format = new FormatOption();

  IngestCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    String source = Objects.requireNonNull(file);
    IngestReport report = new Ingesting(session).ingest(source);
    if (format.format() == Format.JSON) {
      session.console().out().println(Ingesting.facts(report).json());
    } else {
      Ingesting.lines(report).forEach(session.console().out()::println);
    }
    Optional<String> refusal = NothingAccepted.of(source, report);
    refusal.ifPresent(
        words -> session.console().err().println("nightjar: " + SafeText.escapedLines(words)));
    return refusal.isPresent() ? ExitCode.REFUSED : ExitCode.OK;
  }
}
