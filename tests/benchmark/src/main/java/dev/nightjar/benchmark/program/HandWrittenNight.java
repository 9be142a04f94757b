package dev.nightjar.benchmark.program;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.client.Connection;

/**
 * The night as a careful engineer would write it by hand, with no regard to crashes: threads take
 * pieces of the day, the largest first; each piece is scanned, decoded, extracted, written as
 * intermediate rows if wanted, and added up in memory; who does a merchant's last piece writes its
 * summary.
 */
final class HandWrittenNight {
  static final int THREADS = 2;

  /** A merchant with more than this part of all events is cut into pieces of that size. */
  private static final int LEAST_PIECES = 8;

  private final Connection connection;
  private final String namespace;
  private final Job<?> job;
  private final Generation generation;
  private final Intermediate intermediate;
  private final EventDecoder decoder = new JsonEventDecoder(merchant -> true);
  private final AtomicLong eventsRead = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong rowsWritten = new AtomicLong();

  /** Whether intermediate rows are written. */
  enum Intermediate {
    WRITTEN,
    LEFT_OUT
  }

  HandWrittenNight(
      Connection connection,
      String namespace,
      Job<?> job,
      Generation generation,
      Intermediate intermediate) {
    this.connection = connection;
    this.namespace = namespace;
    this.job = job;
    this.generation = generation;
    this.intermediate = intermediate;
  }

  /** How many events were read so far; any thread may ask. */
  long eventsRead() {
    return eventsRead.get();
  }

  long bytesRead() {
    return bytesRead.get();
  }

  long rowsWritten() {
    return rowsWritten.get();
  }

  void run(LocalDate day, List<MerchantShare> largestFirst) throws IOException {
    Queue<Piece> pieces = new ConcurrentLinkedQueue<>(pieces(day, largestFirst));
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(
            pool.submit(
                () -> {
                  work(job, pieces);
                  return null;
                }));
      }
      for (Future<?> thread : threads) {
        thread.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("The hand-written night failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The hand-written night was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Piece> pieces(LocalDate day, List<MerchantShare> largestFirst) {
    long most = 1 + largestFirst.stream().mapToLong(MerchantShare::events).sum() / LEAST_PIECES;
    List<Piece> pieces = new ArrayList<>();
    for (MerchantShare share : largestFirst) {
      BusinessDay businessDay =
          BusinessCalendar.of(ZoneHistory.of(share.zone())).day(day).orElseThrow();
      List<HashRange> parts = HashRange.tiles((int) (share.events() / most) + 1);
      ResultId result =
          new ResultId(new MerchantDay(share.merchant(), day), job.name(), generation);
      MerchantFold whole = new MerchantFold(result, job.dimensions(), parts.size());
      parts.forEach(hashes -> pieces.add(new Piece(whole, businessDay, hashes)));
    }
    return pieces;
  }

  private <R> void work(Job<R> typed, Queue<Piece> pieces) throws IOException {
    try (PieceWork<R> work = new PieceWork<>(connection, namespace, typed, decoder, intermediate)) {
      for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
        work.process(piece, eventsRead, bytesRead);
      }
      work.flush();
      rowsWritten.addAndGet(work.written());
    }
  }
}
