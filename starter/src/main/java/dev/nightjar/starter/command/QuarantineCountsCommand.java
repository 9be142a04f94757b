package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar quarantine counts}. */
@Command(name = "counts", description = "Count records that could not be read, by reason.")
final class QuarantineCountsCommand extends SessionCommand {
  @Option(names = "--merchant", paramLabel = "ID", description = "Only records that name it.")
  private @Nullable MerchantId merchant;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineCountsCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    QuarantineStore store = session.part(QuarantineStore.class);
    format.print(
        Ingesting.byReason(merchant == null ? store.counts() : store.counts(merchant)),
        session.console(),
        "Nothing is quarantined.");
    return ExitCode.OK;
  }
}
