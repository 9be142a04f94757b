package dev.nightjar.starter.command;

import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.activities.hbase.TableOutcome;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.io.compress.Compression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar tables create}. */
@Command(
    name = "create",
    description = {
      "Create the HBase tables and the ledger's tables that are missing.",
      "What is there stays as it is; a table that differs is reported."
    })
final class TablesCreateCommand extends SessionCommand {
  private static final TableOptions DEFAULTS = TableOptions.cluster();

  @Option(
      names = "--regions",
      paramLabel = "N",
      description = "Regions that each large table starts with; ${DEFAULT-VALUE} unless given.")
  private int regions = DEFAULTS.regions();

  @Option(
      names = "--small-regions",
      paramLabel = "N",
      description = "Regions that each small table starts with; ${DEFAULT-VALUE} unless given.")
  private int smallRegions = DEFAULTS.smallRegions();

  @Option(
      names = "--compression",
      paramLabel = "CODEC",
      description = "ZSTD unless given; NONE works on every HBase.")
  private Compression.Algorithm compression = DEFAULTS.compression();

  @Mixin private FormatOption format = new FormatOption();

  TablesCreateCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    String namespace = session.config().hbase().namespace();
    List<TableOutcome> outcomes =
        TableCreator.create(
            session.part(Connection.class),
            namespace,
            DEFAULTS.withRegions(regions, smallRegions).withCompression(compression));
    Sheet.Builder sheet =
        Sheet.of(Column.text("table"), Column.text("state"), Column.text("difference"));
    for (TableOutcome outcome : outcomes) {
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
