package dev.nightjar.activities.ingest;

import dev.nightjar.core.merchant.MerchantRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The registry as ingest sees it, read again when it is older than a limit. Thread-safe. */
final class RegisteredMerchants {
  private final MerchantRegistry registry;
  private final Duration maxAge;
  private final int maxDocumentBytes;
  private @Nullable EventRouter router;
  private long readNanos;

  RegisteredMerchants(MerchantRegistry registry, Duration maxAge, int maxDocumentBytes) {
    this.registry = registry;
    this.maxAge = maxAge;
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /** A router by a snapshot that is young enough. */
  synchronized EventRouter router() {
    long now = System.nanoTime();
    EventRouter current = router;
    if (current == null || now - readNanos >= maxAge.toNanos()) {
      current = new EventRouter(registry.snapshot(), maxDocumentBytes);
      router = current;
      readNanos = now;
    }
    return current;
  }
}
