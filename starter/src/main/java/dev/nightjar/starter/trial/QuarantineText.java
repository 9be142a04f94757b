package dev.nightjar.starter.trial;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What was quarantined, with an example for each reason. */
final class QuarantineText {
  private static final int RECORDS = 5_000;

  private QuarantineText() {}

  static Sheet of(Map<QuarantineReason, Long> counts, QuarantineStore store) throws IOException {
    Map<QuarantineReason, String> examples = new EnumMap<>(QuarantineReason.class);
    if (!counts.isEmpty()) {
      for (QuarantinedRecord record : store.list(RECORDS)) {
        examples.putIfAbsent(record.reason(), record.detail());
      }
    }
    Sheet.Builder sheet =
        Sheet.of(Column.text("reason"), Column.count("lines"), Column.text("for example"));
    counts.forEach(
        (reason, count) -> sheet.row(reason.code(), count, examples.getOrDefault(reason, "")));
    return sheet.build();
  }
}
