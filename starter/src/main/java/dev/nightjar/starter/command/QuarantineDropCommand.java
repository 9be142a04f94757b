package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.WithoutErased;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.confirm.Confirmation;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.quarantine.Dropping;
import dev.nightjar.starter.quarantine.ErasedRecords;
import dev.nightjar.starter.quarantine.ExportFolder;
import dev.nightjar.starter.quarantine.ExportIndex;
import dev.nightjar.starter.quarantine.Exporting;
import dev.nightjar.starter.quarantine.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar quarantine drop}. */
@Command(
    name = "drop",
    description = {
      "Delete records for good, after asking. What is put anew meanwhile stays.",
      "With --export they are written into a folder first, which is the way to undo it:",
      "nightjar quarantine replay reads no dropped record, but ingest takes documents.ndjson."
    })
final class QuarantineDropCommand extends SessionCommand {
  @Mixin private QuarantineChoice choice = new QuarantineChoice();

  @Option(names = "--all", description = "Everything that is in quarantine.")
  private boolean all;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Write them into DIR first, as export does.")
  private @Nullable Path folder;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineDropCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    check();
    Console console = session.console();
    QuarantineStore store = session.part(QuarantineStore.class);
    Selection selection = choice.selection(store);
    Map<QuarantineReason, Long> counts = selection.counts(store);
    long records = Selection.sum(counts.values());
    if (records > 0) {
      console.err().println("To be dropped: " + Elapsed.count(records, "record"));
      counts.forEach(
          (reason, count) ->
              console.err().println("  %s %s".formatted(Elapsed.count(count), reason.code())));
      if (!yes) {
        Confirmation.ask(console, "Drop them for good? [y/N] ", "Nothing was dropped");
      }
    }
    if (folder != null) {
      export(selection, session, folder);
    }
    Dropping dropping = new Dropping(store, console);
    dropping.drop(selection);
    print(dropping, counts, console);
    return ExitCode.OK;
  }

  private void check() {
    choice.check();
    if (choice.isEmpty() && !all) {
      throw new CommandRefused(
          "Nothing is chosen to be dropped. Name ids, or choose with --merchant, --reason, --source,"
              + " --since or --until; everything goes with --all");
    }
    if (!choice.isEmpty() && all) {
      throw new CommandRefused("Invalid choice: --all with ids or filters. Leave one of both out");
    }
  }

  /** What may not be exported is not dropped either. */
  private static void export(Selection selection, Session session, Path folder) throws IOException {
    Console console = session.console();
    QuarantineStore store = session.part(QuarantineStore.class);
    WithoutErased readable = new WithoutErased(session.part(MerchantRegistry.class).snapshot());
    ErasedRecords.refuseExport(readable, selection, store);
    try (ExportFolder files =
        new ExportFolder(folder, ExportIndex.CSV, false, ExportFolder.Existing.KEEP)) {
      Exporting.run(selection, store, readable, files, console);
      console.err().println("Exported " + Exporting.text(files, folder));
    }
  }

  private void print(Dropping dropping, Map<QuarantineReason, Long> counts, Console console) {
    if (format.format() != Format.TABLE) {
      console
          .out()
          .println(
              new Facts()
                  .count("dropped", dropping.dropped())
                  .count("raw_rows_that_stay", dropping.ofRawRows())
                  .sheet("chosen_by_reason", Ingesting.byReason(counts))
                  .json());
      return;
    }
    console.out().println("Dropped " + Elapsed.count(dropping.dropped(), "record"));
    if (dropping.ofRawRows() > 0) {
      console
          .out()
          .println(
              "  %s of them lay in rows of raw, which stay: a night over their days will quarantine them again"
                  .formatted(Elapsed.count(dropping.ofRawRows())));
    }
  }
}
