package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar quarantine counts}. */
@Command(name = "counts", description = "Count records that could not be read, by reason.")
final class QuarantineCountsCommand extends SessionCommand {
  @Mixin private QuarantineFilterOptions filter = new QuarantineFilterOptions();

  @Mixin private FormatOption format = new FormatOption();

  QuarantineCountsCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    QuarantineFilter wanted = filter.filter();
    format.print(
        Ingesting.byReason(session.part(QuarantineStore.class).counts(wanted)),
        session.console(),
        filter.isEmpty() ? "Nothing is quarantined." : "Nothing in quarantine fits.");
    return ExitCode.OK;
  }
}
