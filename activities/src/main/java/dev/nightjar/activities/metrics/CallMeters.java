package dev.nightjar.activities.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/**
 * The metrics of one table as one stage uses it. A call is what the client is asked for, with all
 * its own retries. Thread-safe.
 */
final class CallMeters {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10),
    Duration.ofSeconds(60)
  };

  /** How a call ended. */
  enum Outcome {
    OK,
    FAILED
  }

  /** Which way data goes. */
  enum Direction {
    READ,
    WRITTEN
  }

  private final MeterRegistry registry;
  private final Tags tags;

  CallMeters(MeterRegistry registry, Stage stage, String table) {
    this.registry = registry;
    this.tags = Tags.of("stage", stage.label(), "table", table);
  }

  /** Counts a call. */
  void called(TableOperation operation, Outcome outcome, long nanos) {
    Timer.builder("nightjar.hbase.call")
        .description("Calls to HBase, with the client's own retries; a scan's time is its waiting")
        .serviceLevelObjectives(BOUNDS)
        .tags(tags.and("operation", operation.label(), "outcome", lower(outcome)))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** Counts rows with the bytes of their cells: keys, columns and values, as HBase stores them. */
  void moved(Direction direction, long rows, long bytes) {
    Tags directed = tags.and("direction", lower(direction));
    Counter.builder("nightjar.hbase.rows")
        .description("Rows read from and written to HBase")
        .tags(directed)
        .register(registry)
        .increment((double) rows);
    Counter.builder("nightjar.hbase.bytes")
        .description("Bytes of keys, columns and values of these rows, not compressed")
        .baseUnit("bytes")
        .tags(directed)
        .register(registry)
        .increment((double) bytes);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
