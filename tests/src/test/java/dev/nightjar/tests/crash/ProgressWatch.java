package dev.nightjar.tests.crash;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks at a run's progress in the ledger, as often as the ledger answers. Thread-safe. */
final class ProgressWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Ledger ledger;
  private final Thread thread = new Thread(this::look, "progress-watch");
  private volatile boolean isClosed;
  private @Nullable RunId run;
  private @Nullable RunRecord last;
  private int earlierChunks;
  private int steps;
  private long advancedAt = System.nanoTime();

  ProgressWatch(Ledger ledger) {
    this.ledger = ledger;
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on, this run. */
  synchronized void watch(RunId next) {
    earlierChunks = chunks();
    run = next;
    last = null;
    steps = 0;
    advancedAt = System.nanoTime();
  }

  /** Chunks that are done, of all runs. */
  synchronized int chunks() {
    return earlierChunks + (last == null ? 0 : last.progress().chunksDone());
  }

  /** The run as the ledger showed it last; empty before it has. */
  synchronized Optional<RunRecord> last() {
    return Optional.ofNullable(last);
  }

  synchronized boolean isEnded() {
    return last != null && last.state() != RunState.RUNNING;
  }

  /** Whether a chunk was seen done, a merchant published or the run ended after that moment. */
  synchronized boolean hasAdvancedSince(long nanos) {
    return advancedAt - nanos > 0;
  }

  private void look() {
    while (!isClosed) {
      RunId watched = watched();
      if (watched != null) {
        look(watched);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private void look(RunId watched) {
    try {
      Optional<RunRecord> seen = ledger.run(watched);
      seen.ifPresent(record -> note(watched, record));
    } catch (LedgerUnavailable e) {
      // Then it shows what it last saw.
    }
  }

  private synchronized @Nullable RunId watched() {
    return run;
  }

  private synchronized void note(RunId watched, RunRecord record) {
    if (!watched.equals(run)) {
      return;
    }
    last = record;
    RunProgress progress = record.progress();
    int now =
        progress.chunksDone() + progress.merchantsPublished() + (record.state().isEnd() ? 1 : 0);
    if (now > steps) {
      steps = now;
      advancedAt = System.nanoTime();
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
