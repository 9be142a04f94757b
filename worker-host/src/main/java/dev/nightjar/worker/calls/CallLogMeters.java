package dev.nightjar.worker.calls;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** How the log of calls fares. Thread-safe. */
public final class CallLogMeters {
  private final MeterRegistry registry;
  private final Counter written;
  private final Counter dropped;

  /** Of one worker host. */
  public CallLogMeters(MeterRegistry registry) {
    this.registry = registry;
    this.written =
        Counter.builder("nightjar.call.log.written")
            .description("Records of calls that are in the ledger")
            .register(registry);
    this.dropped =
        Counter.builder("nightjar.call.log.dropped")
            .description("Records of calls that were dropped, for want of room or of the ledger")
            .register(registry);
  }

  void waiting(IntSupplier count) {
    Gauge.builder("nightjar.call.log.waiting", count, IntSupplier::getAsInt)
        .description("Records of calls that wait to be written")
        .strongReference(true)
        .register(registry);
  }

  void written(int count) {
    written.increment(count);
  }

  void dropped(int count) {
    dropped.increment(count);
  }
}
