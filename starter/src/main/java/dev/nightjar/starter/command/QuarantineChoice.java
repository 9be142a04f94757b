package dev.nightjar.starter.command;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.quarantine.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Records by their ids, or by filters. */
final class QuarantineChoice {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "The records, as list shows them; else the options choose.")
  private List<QuarantineId> ids = new ArrayList<>();

  @Mixin private QuarantineFilterOptions filter = new QuarantineFilterOptions();

  /** Whether neither ids nor options choose anything. */
  boolean isEmpty() {
    return ids.isEmpty() && filter.isEmpty();
  }

  /** Refuses options that contradict each other, and ids together with options. */
  void check() {
    boolean isFiltered = !filter.isEmpty();
    if (!ids.isEmpty() && isFiltered) {
      throw new CommandRefused(
          "Invalid choice: either ids or --merchant, --reason, --source, --since and --until. Leave one of both out");
    }
  }

  Selection selection(QuarantineStore store) throws IOException {
    return Selection.of(store, ids, filter.filter());
  }
}
