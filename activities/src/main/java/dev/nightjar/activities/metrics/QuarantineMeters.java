package dev.nightjar.activities.metrics;

import dev.nightjar.core.event.QuarantineReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts records that go to quarantine by reason, from zero on. Thread-safe. */
public final class QuarantineMeters {
  private final Map<QuarantineReason, Counter> counters = new EnumMap<>(QuarantineReason.class);

  /** Of one stage. */
  public QuarantineMeters(MeterRegistry registry, Stage stage) {
    for (QuarantineReason reason : QuarantineReason.values()) {
      counters.put(
          reason,
          Counter.builder("nightjar.quarantined.records")
              .description("Records put into quarantine, again when a chunk is executed again")
              .tags("stage", stage.label(), "reason", reason.code())
              .register(registry));
    }
  }

  /** Counts one record. */
  public void add(QuarantineReason reason) {
    Counter counter = counters.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }
}
