package dev.nightjar.starter.command;

import dev.nightjar.activities.hbase.TableOutcome;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.setup.SetupSheet;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.workflows.setup.Retention;
import dev.nightjar.workflows.setup.SetupOutcome;
import dev.nightjar.workflows.setup.TemporalSetup;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar setup}. */
@Command(
    name = "setup",
    description = {
      "Make Temporal, HBase and MySQL ready: namespace, search attributes, tables,",
      "the ledger's schema. Nightjar's MySQL database itself must exist.",
      "What is there stays as it is, so that this can be done again at any time;",
      "a table that differs is reported."
    })
final class SetupCommand extends SessionCommand {
  @Option(
      names = "--retention",
      paramLabel = "TIME",
      description =
          "How long Temporal keeps the histories of ended runs, as in 30d. A new namespace has 30d"
              + " unless given; one that is there is changed only if given.")
  private Retention retention = Retention.unchanged();

  @Mixin private TableChoice tables = new TableChoice();

  @Mixin private FormatOption format = new FormatOption();

  SetupCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    String tablesOf = session.config().hbase().namespace();
    TemporalSetup setup = new TemporalSetup(TemporalServers.endpoint(session.config().temporal()));
    // The servers know nothing of each other, and most of this is waiting for them.
    CompletableFuture<List<SetupOutcome>> namespace =
        CompletableFuture.supplyAsync(() -> setup.apply(retention));
    SetupSheet sheet = new SetupSheet();
    List<TableOutcome> created = tables.create(session);
    // Opening the ledger brings its tables up to date.
    session.part(Ledger.class);
    sheet.temporal(namespace.join());
    sheet.tables(tablesOf, created);
    sheet.ledger(session.config().ledger().database());
    format.print(sheet.build(), session.console());
    return ExitCode.OK;
  }
}
