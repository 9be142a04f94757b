package dev.nightjar.activities.ingest;

import dev.nightjar.activities.metrics.MeteredConnection;
import dev.nightjar.activities.metrics.Stage;
import dev.nightjar.core.merchant.MerchantRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import org.apache.hadoop.hbase.client.Connection;

/** Builds a {@link RawEvents}. Not thread-safe. */
public final class RawEventsBuilder {
  private static final int MAX_DOCUMENT_BYTES = 8 << 20;

  private final Connection connection;
  private final MerchantRegistry registry;
  private String namespace = "nightjar";
  private int maxDocumentBytes = IngestOptions.MAX_LINE_BYTES;
  private Duration registryAge = RegisteredMerchants.MAX_AGE;
  private MeterRegistry meters = new CompositeMeterRegistry();

  RawEventsBuilder(Connection connection, MerchantRegistry registry) {
    this.connection = connection;
    this.registry = registry;
  }

  /** The HBase namespace of the tables, {@code nightjar} unless set. */
  public RawEventsBuilder namespace(String name) {
    namespace = name;
    return this;
  }

  /** The longest document that is read, 1 to 8 MiB; 1 MiB unless set. */
  public RawEventsBuilder maxDocumentBytes(int bytes) {
    if (bytes < 1 || bytes > MAX_DOCUMENT_BYTES) {
      throw new IllegalArgumentException(
          "Invalid maxDocumentBytes: %d is not in 1..%d".formatted(bytes, MAX_DOCUMENT_BYTES));
    }
    maxDocumentBytes = bytes;
    return this;
  }

  /** How old the registry's snapshot may be before it is read again, 30 seconds unless set. */
  public RawEventsBuilder registryAge(Duration age) {
    if (age.isNegative()) {
      throw new IllegalArgumentException("Invalid registryAge: %s is negative".formatted(age));
    }
    registryAge = age;
    return this;
  }

  /** Where documents and bytes are counted; nowhere unless set. */
  public RawEventsBuilder meters(MeterRegistry registry) {
    meters = registry;
    return this;
  }

  /** The entry point; reads the registry for the first time when something is written. */
  public RawEvents build() {
    return new RawEvents(
        new RawWriter(MeteredConnection.of(connection, meters, Stage.INGEST), namespace),
        new RegisteredMerchants(registry::snapshot, registryAge, maxDocumentBytes),
        maxDocumentBytes,
        new IngestMeters(meters));
  }
}
