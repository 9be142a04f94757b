package dev.nightjar.activities.ingest;

import dev.nightjar.core.event.QuarantineReason;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Counts what is stored. Thread-safe. */
final class IngestTally {
  private final long startNanos = System.nanoTime();
  private final MerchantDayCounts merchantDays = new MerchantDayCounts(MerchantDayCounts.MAX);
  private final Map<QuarantineReason, Long> reasons = new EnumMap<>(QuarantineReason.class);
  private final StoredPrefix prefix = new StoredPrefix();
  private long lines;
  private long accepted;
  private long blank;
  private long bytes;

  /** Bytes before the first line were skipped. */
  synchronized void skipped(long before) {
    bytes += before;
  }

  /** A batch is stored. */
  synchronized void add(SourceBatch source, WriteBatch written) {
    long documents = source.documents();
    lines += documents;
    blank += source.lines().size() - documents;
    bytes += source.bytes();
    accepted += written.accepted();
    written.reasons().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    merchantDays.add(written.merchantDays());
    prefix.add(source);
  }

  /** How far the source is certainly stored. */
  StoredPrefix prefix() {
    return prefix;
  }

  synchronized IngestProgress progress() {
    return new IngestProgress(lines, lines - accepted, bytes, elapsed());
  }

  /** What is stored so far; the sums are checked. */
  synchronized IngestReport report() {
    return new IngestReport(
        lines,
        accepted,
        Collections.unmodifiableMap(new EnumMap<>(reasons)),
        blank,
        bytes,
        merchantDays.counts(),
        merchantDays.further(),
        merchantDays.days(),
        elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
