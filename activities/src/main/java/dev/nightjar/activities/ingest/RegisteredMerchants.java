package dev.nightjar.activities.ingest;

import dev.nightjar.core.merchant.RegistrySnapshot;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The registry as ingest sees it, read again when it is older than a limit. Thread-safe. */
final class RegisteredMerchants {
  /**
   * How old a snapshot may be unless set otherwise; far below the notice of a zone's change ({@link
   * dev.nightjar.core.calendar.ZoneChange#NOTICE}).
   */
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  private final Supplier<RegistrySnapshot> registry;
  private final Duration maxAge;
  private final int maxDocumentBytes;
  private @Nullable EventRouter router;
  private long readNanos;

  RegisteredMerchants(Supplier<RegistrySnapshot> registry, Duration maxAge, int maxDocumentBytes) {
    this.registry = registry;
    this.maxAge = maxAge;
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /** A router by a snapshot that is young enough. */
  synchronized EventRouter router() {
    long now = System.nanoTime();
    EventRouter current = router;
    if (current == null || now - readNanos >= maxAge.toNanos()) {
      current = new EventRouter(registry.get(), maxDocumentBytes);
      router = current;
      readNanos = now;
    }
    return current;
  }
}
