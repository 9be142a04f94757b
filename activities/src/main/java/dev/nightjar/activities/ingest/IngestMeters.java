package dev.nightjar.activities.ingest;

import dev.nightjar.activities.metrics.QuarantineMeters;
import dev.nightjar.activities.metrics.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts documents once they are stored: read = accepted + quarantined. Thread-safe. */
final class IngestMeters {
  private final Counter accepted;
  private final Counter quarantined;
  private final Counter bytes;
  private final QuarantineMeters reasons;

  IngestMeters(MeterRegistry registry) {
    accepted = documents(registry, "accepted");
    quarantined = documents(registry, "quarantined");
    bytes =
        Counter.builder("nightjar.ingest.bytes")
            .description("Bytes of these documents, as received")
            .baseUnit("bytes")
            .register(registry);
    reasons = new QuarantineMeters(registry, Stage.INGEST);
  }

  private static Counter documents(MeterRegistry registry, String outcome) {
    return Counter.builder("nightjar.ingest.documents")
        .description("Event documents that were read and stored, accepted or quarantined")
        .tag("outcome", outcome)
        .register(registry);
  }

  void count(RawEvents.Report report, List<byte[]> documents) {
    accepted.increment(report.accepted());
    quarantined.increment(report.refused().size());
    bytes.increment(
        documents.stream().mapToInt(document -> document.length).asDoubleStream().sum());
    report.refused().forEach(refused -> reasons.add(refused.reason()));
  }
}
