package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar quarantine list}. */
@Command(name = "list", description = "Show records that could not be read, and why.")
final class QuarantineListCommand extends SessionCommand {
  @Option(names = "--merchant", paramLabel = "ID", description = "Only records that name it.")
  private @Nullable MerchantId merchant;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many; ${DEFAULT-VALUE} unless given.")
  private int limit = 20;

  @Option(names = "--documents", description = "With the records as received.")
  private boolean documents;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    QuarantineStore store = session.part(QuarantineStore.class);
    List<QuarantinedRecord> records =
        merchant == null ? store.list(limit) : store.list(merchant, limit);
    format.print(sheet(records), session.console(), "Nothing is quarantined.");
    return ExitCode.OK;
  }

  private Sheet sheet(List<QuarantinedRecord> records) {
    Column[] columns = {
      Column.text("reason"),
      Column.text("merchant"),
      Column.count("offset"),
      Column.text("detail"),
      Column.text("source"),
      Column.text("document")
    };
    Sheet.Builder sheet =
        Sheet.of(documents ? columns : List.of(columns).subList(0, 5).toArray(Column[]::new));
    for (QuarantinedRecord record : records) {
      if (documents) {
        sheet.row(
            record.reason().code(),
            record.key().merchant(),
            record.key().offset(),
            record.detail(),
            record.source(),
            new String(record.document(), StandardCharsets.UTF_8));
      } else {
        sheet.row(
            record.reason().code(),
            record.key().merchant(),
            record.key().offset(),
            record.detail(),
            record.source());
      }
    }
    return sheet.build();
  }
}
