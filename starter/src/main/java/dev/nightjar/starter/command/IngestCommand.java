package dev.nightjar.starter.command;

import dev.nightjar.activities.ingest.IngestReport;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.ingest.NothingAccepted;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar ingest FILE|- ...}. */
@Command(
    name = "ingest",
    description = {
      "Take events in: newline-delimited JSON, plain, gzip or zstd.",
      "Several files are taken one after the other, and all must be there before the first is.",
      "Lines that break a rule go to the quarantine. The same file may be ingested again: nothing is"
          + " doubled.",
      "Exit code 1 when no line at all of a file is an event."
    })
final class IngestCommand extends SessionCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "A file; - for standard input.")
  private List<String> files = new ArrayList<>();

  @Mixin private FormatOption format = new FormatOption();

  IngestCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    for (String source : files) {
      Ingesting.requireSource(source);
    }
    ExitCode worst = ExitCode.OK;
    for (String source : files) {
      ExitCode ended = ingest(session, source);
      worst = ended == ExitCode.OK ? worst : ended;
    }
    return worst;
  }

  private ExitCode ingest(Session session, String source) throws IOException {
    IngestReport report = new Ingesting(session).ingest(source);
    if (format.format() != Format.TABLE) {
      session.console().out().println(Ingesting.facts(source, report).json());
    } else {
      if (files.size() > 1) {
        session.console().out().println(SafeText.escaped(source) + ":");
      }
      Ingesting.lines(report).forEach(session.console().out()::println);
    }
    Optional<String> refusal = NothingAccepted.of(source, report);
    refusal.ifPresent(
        words -> session.console().err().println("nightjar: " + SafeText.escapedLines(words)));
    return refusal.isPresent() ? ExitCode.REFUSED : ExitCode.OK;
  }
}
