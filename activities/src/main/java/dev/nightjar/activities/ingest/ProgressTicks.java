package dev.nightjar.activities.ingest;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells a listener how far an ingest is, not more often than bearable. Not thread-safe. */
final class ProgressTicks {
  /** The shortest time between two. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  private final IngestTally tally;
  private final Consumer<IngestProgress> listener;
  private long lastNanos = System.nanoTime();

  ProgressTicks(IngestTally tally, Consumer<IngestProgress> listener) {
    this.tally = tally;
    this.listener = listener;
  }

  void tick() {
    long now = System.nanoTime();
    if (now - lastNanos >= INTERVAL.toNanos()) {
      lastNanos = now;
      listener.accept(tally.progress());
    }
  }

  /** The last one, whatever the time. */
  void last() {
    listener.accept(tally.progress());
  }
}
