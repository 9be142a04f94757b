package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.LedgerUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beginnings of chunks that wait to be written. A beginning is for displays only, so it may come a
 * little late: a chunk that is done before that takes it along and costs one statement instead of
 * two. What waits when the process dies is lost. Thread-safe.
 *
 * <p>When a beginning could not be written, the next one is written at once, and its failure is the
 * caller's: otherwise a worker host would work while the ledger is away, only to find at a chunk's
 * end that it can't be recorded.
 */
final class Beginnings {
  private static final Logger LOG = LoggerFactory.getLogger(Beginnings.class);

  private final Duration delay;
  private final Writer writer;
  private final ConcurrentMap<ChunkId, Waiting> waiting = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;
  private volatile boolean unwritten;

  /** Writes a beginning. */
  @FunctionalInterface
  interface Writer {
    void write(ChunkId chunk, Beginning beginning);
  }

  /**
   * Beginnings that wait.
   *
   * @param delay how long; zero to write each at once
   */
  Beginnings(Duration delay, Writer writer) {
    this.delay = delay;
    this.writer = writer;
    this.timer = new ScheduledThreadPoolExecutor(1, Beginnings::thread);
    // Without a beginning there is no thread, so nobody needs to end it.
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ledger-beginnings");
    thread.setDaemon(true);
    return thread;
  }

  /** Has a beginning written within the delay, unless it is taken before. */
  void add(ChunkId chunk, Beginning beginning) {
    if (delay.isZero() || unwritten) {
      writer.write(chunk, beginning);
      unwritten = false;
      return;
    }
    Waiting mine = new Waiting(chunk, beginning);
    Waiting before = waiting.put(chunk, mine);
    if (before != null) {
      before.take().ifPresent(earlier -> writer.write(chunk, earlier));
    }
    Future<?> unused =
        timer.schedule(() -> write(chunk, mine), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Takes a beginning that waits, to be written together with the chunk's end. One that is being
   * written at this moment is waited for: an end that overtook it would leave a chunk that nobody
   * began.
   */
  Optional<Beginning> take(ChunkId chunk) {
    Waiting mine = waiting.get(chunk);
    if (mine == null) {
      return Optional.empty();
    }
    Optional<Beginning> taken = mine.take();
    waiting.remove(chunk, mine);
    return taken;
  }

  private void write(ChunkId chunk, Waiting mine) {
    try {
      mine.write();
    } catch (LedgerUnavailable | IllegalStateException e) {
      unwritten = true;
      LOG.warn("The beginning of chunk {} is missing in displays: {}", chunk, e.getMessage());
    } finally {
      waiting.remove(chunk, mine);
    }
  }

  /** A beginning that is written by the timer or taken, whoever comes first. */
  private final class Waiting {
    private final ChunkId chunk;
    private @Nullable Beginning beginning;

    Waiting(ChunkId chunk, Beginning beginning) {
      this.chunk = chunk;
      this.beginning = beginning;
    }

    synchronized void write() {
      if (beginning != null) {
        writer.write(chunk, beginning);
        beginning = null;
      }
    }

    /** Empty when it is written. */
    synchronized Optional<Beginning> take() {
      Optional<Beginning> taken = Optional.ofNullable(beginning);
      beginning = null;
      return taken;
    }
  }
}
