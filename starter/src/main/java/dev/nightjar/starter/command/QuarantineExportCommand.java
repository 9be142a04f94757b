package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.WithoutErased;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.quarantine.ErasedRecords;
import dev.nightjar.starter.quarantine.ExportFolder;
import dev.nightjar.starter.quarantine.ExportIndex;
import dev.nightjar.starter.quarantine.Exporting;
import dev.nightjar.starter.quarantine.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar quarantine export}. */
@Command(
    name = "export",
    description = {
      "Write records into a folder: documents.ndjson with the bytes as received, a record a line,",
      "and beside it an index with id, reason, source and place of each.",
      "Mend editable.ndjson and hand it in with: nightjar quarantine replay --corrected FILE"
    })
final class QuarantineExportCommand extends SessionCommand {
  @Mixin private QuarantineChoice choice = new QuarantineChoice();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "Where to; the folder is made.")
  private @Nullable Path folder;

  @Option(names = "--index", paramLabel = "FORM", description = "csv (the default) or ndjson.")
  private ExportIndex index = ExportIndex.CSV;

  @Option(
      names = "--editable",
      description = "Also editable.ndjson: lines with id and document, to be mended by a person.")
  private boolean editable;

  @Option(names = "--force", description = "Replace the files of an earlier export.")
  private boolean force;

  @Mixin private FormatOption format = new FormatOption();

  QuarantineExportCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    choice.check();
    Path where = Objects.requireNonNull(folder);
    QuarantineStore store = session.part(QuarantineStore.class);
    Selection selection = choice.selection(store);
    WithoutErased readable = new WithoutErased(session.part(MerchantRegistry.class).snapshot());
    if (selection instanceof Selection.Fitting fitting) {
      ErasedRecords.refuse(readable, fitting.filter());
    }
    try (ExportFolder files =
        new ExportFolder(
            where,
            index,
            editable,
            force ? ExportFolder.Existing.REPLACE : ExportFolder.Existing.KEEP)) {
      Exporting.run(selection, store, readable, files, session.console());
      ErasedRecords.tell(readable, session.console());
      session
          .console()
          .out()
          .println(
              format.format() == Format.TABLE
                  ? Exporting.text(files, where)
                  : new Facts()
                      .count("records", files.records())
                      .add("folder", where)
                      .add("files", String.join(" ", files.names()))
                      .json());
    }
    return ExitCode.OK;
  }
}
