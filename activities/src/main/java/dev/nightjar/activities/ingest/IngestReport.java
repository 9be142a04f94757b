package dev.nightjar.activities.ingest;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantDay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What ingesting a source came to. Every line is accounted for: lines = accepted + quarantined.
 *
 * @param lines lines that are not blank
 * @param accepted lines that are stored in {@code raw}; re-deliveries share a row
 * @param byReason lines that are stored in {@code quarantine}, by reason, in the order of the
 *     reasons; only reasons that occur
 * @param blank lines of white space alone, which are skipped
 * @param bytes bytes of the source after decompression
 * @param merchantDays merchant-days reached, with accepted lines of each; at most a million of them
 * @param furtherLines accepted lines of merchant-days beyond that million
 * @param days business days reached by any merchant, all of them
 * @param elapsed from the start to the last acknowledgement
 */
public record IngestReport(
    long lines,
    long accepted,
    Map<QuarantineReason, Long> byReason,
    long blank,
    long bytes,
    SortedMap<MerchantDay, Long> merchantDays,
    long furtherLines,
    SortedSet<LocalDate> days,
    Duration elapsed) {

  public IngestReport {
    long quarantined = sum(byReason);
    if (lines != accepted + quarantined) {
      throw new IllegalStateException(
          "Invalid ingest: %d lines are not %d accepted + %d quarantined"
              .formatted(lines, accepted, quarantined));
    }
    if (accepted != sum(merchantDays) + furtherLines) {
      throw new IllegalStateException(
          "Invalid ingest: %d accepted lines are not %d of merchant-days + %d of further ones"
              .formatted(accepted, sum(merchantDays), furtherLines));
    }
  }

  /** Lines that are stored in {@code quarantine}. */
  public long quarantined() {
    return sum(byReason);
  }

  /** The first business day reached; empty when no line was accepted. */
  public Optional<LocalDate> firstDay() {
    return days.isEmpty() ? Optional.empty() : Optional.of(days.first());
  }

  /** The last business day reached; empty when no line was accepted. */
  public Optional<LocalDate> lastDay() {
    return days.isEmpty() ? Optional.empty() : Optional.of(days.last());
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
