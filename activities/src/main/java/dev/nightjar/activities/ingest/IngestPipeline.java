package dev.nightjar.activities.ingest;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source in the calling thread and writes its batches in several, with a bound on the
 * batches in memory: while HBase is slow the source is not read on. The first failure stops all.
 * For one use.
 */
final class IngestPipeline {
  private static final int BATCHES_PER_WRITER = 3;
  private static final long STOP_SECONDS = 30;

  private final String source;
  private final int permits;
  private final BatchWork work;
  private final ProgressTicks ticks;
  private final IngestTally tally;
  private final WriteOrder order = new WriteOrder();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Semaphore room;
  private final ExecutorService writers;

  IngestPipeline(
      String source, int writers, BatchWork work, ProgressTicks ticks, IngestTally tally) {
    this.source = source;
    this.permits = writers * BATCHES_PER_WRITER;
    this.work = work;
    this.ticks = ticks;
    this.tally = tally;
    this.room = new Semaphore(permits);
    this.writers = Executors.newFixedThreadPool(writers, task -> new Thread(task, "ingest-writer"));
  }

  /** Ingests to the end of the source. */
  IngestReport run(BatchReader batches) throws IngestFailed {
    try {
      readAll(batches);
      awaitRoom(permits);
    } catch (IOException e) {
      failedToRead(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop(e);
    } finally {
      writers.shutdownNow();
      awaitWriters();
    }
    Throwable stopped = failure.get();
    if (stopped != null) {
      throw new IngestFailed(described(stopped), tally, stopped);
    }
    ticks.last();
    return tally.report();
  }

  private void readAll(BatchReader batches) throws IOException, InterruptedException {
    SourceBatch batch = batches.next();
    while (batch != null && failure.get() == null) {
      awaitRoom(1);
      SourceBatch next = batch;
      writers.execute(() -> write(next));
      batch = batches.next();
    }
  }

  private void awaitRoom(int batches) throws InterruptedException {
    while (!room.tryAcquire(batches, ProgressTicks.INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
      ticks.tick();
    }
    ticks.tick();
  }

  private void write(SourceBatch batch) {
    try {
      if (failure.get() == null) {
        writeInOrder(batch);
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      stop(e);
    } finally {
      room.release();
    }
  }

  private void writeInOrder(SourceBatch batch) throws IOException, InterruptedException {
    WriteBatch routed = work.route(batch);
    if (order.enter(batch.number(), routed.rows())) {
      work.write(routed);
      order.leave(batch.number());
      tally.add(batch, routed);
    }
  }

  /** What was read before the source failed is still written. */
  private void failedToRead(IOException cause) {
    try {
      awaitRoom(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop(new UnreadableSource(cause));
  }

  private void stop(Throwable cause) {
    failure.compareAndSet(null, cause);
    order.stop();
  }

  /** Called after the writers were told to stop, so that nothing is written after the return. */
  private void awaitWriters() {
    boolean interrupted = Thread.interrupted();
    try {
      writers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String described(Throwable stopped) {
    if (stopped instanceof UnreadableSource) {
      return "Cannot read '%s' to its end: %s".formatted(source, stopped.getMessage());
    }
    if (stopped instanceof InterruptedException) {
      return "Interrupted while ingesting '%s'".formatted(source);
    }
    return stopped instanceof IOException
        ? "HBase did not take '%s': %s".formatted(source, stopped.getMessage())
        : "Cannot go on ingesting '%s': %s".formatted(source, stopped);
  }

  /** Tells a source that can't be read from an HBase that can't be written to. */
  private static final class UnreadableSource extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableSource(IOException cause) {
      super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
  }
}
