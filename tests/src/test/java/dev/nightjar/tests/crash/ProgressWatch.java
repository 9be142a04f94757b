package dev.nightjar.tests.crash;

import dev.nightjar.core.ledger.LedgerUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks at the progress of what is struck, as often as the ledger answers. Thread-safe. */
final class ProgressWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Thread thread = new Thread(this::look, "progress-watch");
  private volatile boolean isClosed;
  private @Nullable Work work;
  private Work.Progress last = Work.Progress.NONE;
  private int earlierChunks;
  private long advancedAt = System.nanoTime();

  ProgressWatch() {
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on, this one. */
  synchronized void watch(Work next) {
    earlierChunks = chunks();
    work = next;
    last = Work.Progress.NONE;
    advancedAt = System.nanoTime();
  }

  /** Chunks that are done, of all that was ever watched. */
  synchronized int chunks() {
    return earlierChunks + last.chunks();
  }

  /** Chunks that are done, of what is watched now. */
  synchronized int chunksOfThis() {
    return last.chunks();
  }

  synchronized boolean isEnded() {
    return last.isEnded();
  }

  /** Whether a chunk was seen done, a merchant published or a run ended after that moment. */
  synchronized boolean hasAdvancedSince(long nanos) {
    return advancedAt - nanos > 0;
  }

  private void look() {
    while (!isClosed) {
      Work watched = watched();
      if (watched != null) {
        look(watched);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private void look(Work watched) {
    try {
      note(watched, watched.progress());
    } catch (LedgerUnavailable e) {
      // Then it shows what it last saw.
    }
  }

  private synchronized @Nullable Work watched() {
    return work;
  }

  private synchronized void note(Work watched, Work.Progress seen) {
    if (!watched.equals(work)) {
      return;
    }
    if (seen.steps() > last.steps()) {
      advancedAt = System.nanoTime();
    }
    last = seen;
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
