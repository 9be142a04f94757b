package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.WithoutErased;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import java.io.IOException;
import java.nio.file.Path;

/** Exports records with a line of progress. */
public final class Exporting {
  private Exporting() {}

  /** Writes the chosen records that may be read, and gives the files their names. */
  public static void run(
      Selection selection,
      QuarantineStore store,
      WithoutErased readable,
      ExportFolder folder,
      Console console)
      throws IOException {
    ProgressLine progress = console.progressLine();
    try {
      selection.documents(
          store,
          readable.documents(
              held -> {
                folder.add(held);
                progress.update("exporting: " + Elapsed.count(folder.records(), "record"));
                return true;
              }));
      folder.finish();
    } finally {
      progress.clear();
    }
  }

  /** What was written, in a line. */
  public static String text(ExportFolder folder, Path where) {
    return "%s to %s: %s"
        .formatted(
            Elapsed.count(folder.records(), "record"), where, String.join(" ", folder.names()));
  }
}
