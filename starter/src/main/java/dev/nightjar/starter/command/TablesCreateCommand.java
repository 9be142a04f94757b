package dev.nightjar.starter.command;

import dev.nightjar.activities.hbase.TableOutcome;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar tables create}. */
@Command(
    name = "create",
    description = {
      "Create the HBase tables and the ledger's tables that are missing.",
      "What is there stays as it is; a table that differs is reported."
    })
final class TablesCreateCommand extends SessionCommand {
  @Mixin private TableChoice tables = new TableChoice();

  @Mixin private FormatOption format = new FormatOption();

  TablesCreateCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    String namespace = session.config().hbase().namespace();
    Sheet.Builder sheet =
        Sheet.of(Column.text("table"), Column.text("state"), Column.text("difference"));
    for (TableOutcome outcome : tables.create(session)) {
      sheet.row(
          outcome.table().in(namespace),
          outcome.state().name().toLowerCase(Locale.ROOT),
          String.join("; ", outcome.differences()));
    }
    // Opening the ledger brings its tables up to date.
    session.part(Ledger.class);
    sheet.row("ledger " + session.config().ledger().database(), "up to date", "");
    format.print(sheet.build(), session.console());
    return ExitCode.OK;
  }
}
