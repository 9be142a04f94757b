package dev.nightjar.starter.ingest;

import dev.nightjar.activities.ingest.IngestReport;
import dev.nightjar.activities.ingest.SourceLook;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.starter.console.Elapsed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to say when a source has lines and not one is an event: it is nearly always the wrong file,
 * or a file for another registry.
 */
public final class NothingAccepted {
  private NothingAccepted() {}

  /** The words; empty when a line was accepted or there is none. */
  public static Optional<String> of(String source, IngestReport report) {
    if (report.accepted() > 0 || report.lines() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "Not one of the %s of '%s' is an event. %s. All are in the quarantine, and nothing else changed"
            .formatted(Elapsed.count(report.lines(), "line"), source, why(source, report)));
  }

  private static String why(String source, IngestReport report) {
    Optional<String> look =
        source.equals(Ingesting.STANDARD_INPUT)
            ? Optional.empty()
            : SourceLook.of(Path.of(source)).map("It looks like "::concat);
    return look.orElseGet(() -> rule(mostFrequent(report)));
  }

  private static String rule(QuarantineReason reason) {
    return reason == QuarantineReason.UNKNOWN_MERCHANT
        ? "The registry does not have their merchants: compare with nightjar merchants list, then"
            + " nightjar merchants import FILE.json and nightjar quarantine replay"
        : "Most break the rule of '%s'; see which with: nightjar quarantine list"
            .formatted(reason.code());
  }

  private static QuarantineReason mostFrequent(IngestReport report) {
    return report.byReason().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(QuarantineReason.UNPARSED);
  }
}
