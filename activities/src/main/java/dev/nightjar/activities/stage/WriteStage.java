package dev.nightjar.activities.stage;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.activities.window.FailedTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.client.Put;

/**
 * Stores rows for all chunks of a worker host, as many at once as HBase takes without complaint. A
 * store that is too busy, or slow, gets smaller batches and fewer of them at once; it is waited
 * for, and nothing fails for it. Thread-safe.
 */
public final class WriteStage {
  /** A batch of a thousand rows is usually stored within a tenth of it. */
  private static final Duration WANTED = Duration.ofSeconds(1);

  /** What takes longer is taken for the words of a store that is too busy. */
  private static final Duration TOO_BUSY = Duration.ofSeconds(5);

  private static final double BACK_OFF = 0.5;
  private static final int LEAST_ROWS = 50;

  private final StageMeter meter = new StageMeter(ChunkStage.WRITE);
  private final BatchSize batch;
  private final AIMDLimit limit;
  private final Limiter<Void> gate;

  /**
   * Beginning with all that is allowed.
   *
   * @param mostRows of a batch, 1 or more
   * @param mostAtOnce batches at once, 1 or more
   */
  WriteStage(int mostRows, int mostAtOnce) {
    batch = new BatchSize(Math.min(LEAST_ROWS, mostRows), mostRows, WANTED);
    limit =
        AIMDLimit.newBuilder()
            .initialLimit(mostAtOnce)
            .minLimit(1)
            .maxLimit(mostAtOnce)
            .backoffRatio(BACK_OFF)
            .timeout(TOO_BUSY.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    gate = BlockingLimiter.wrap(SimpleLimiter.newBuilder().limit(limit).build());
  }

  /** What its callers spend their time on in it. */
  public StageMeter meter() {
    return meter;
  }

  /** How many rows are stored at once now. */
  public BatchSize batch() {
    return batch;
  }

  /** How many batches are stored at once at most, now. */
  public int atOnce() {
    return limit.getLimit();
  }

  /**
   * Stores rows; returns when all of them are. Storing the same again changes nothing.
   *
   * @throws IOException when HBase fails for another cause than being too busy, or when interrupted
   */
  public void store(HBaseStores stores, HBaseTable table, List<Put> puts) throws IOException {
    StageClock clock = meter.clock();
    int from = 0;
    while (from < puts.size()) {
      List<Put> part = puts.subList(from, Math.min(from + batch.rows(), puts.size()));
      store(stores, table, part, clock);
      from += part.size();
    }
  }

  private void store(HBaseStores stores, HBaseTable table, List<Put> part, StageClock clock)
      throws IOException {
    Patience patience = new Patience(ChunkStage.WRITE);
    boolean isStored = false;
    while (!isStored) {
      Limiter.Listener turn = turn();
      clock.lap(Use.HELD);
      try {
        stores.write(table, part);
        turn.onSuccess();
        isStored = true;
      } catch (IOException e) {
        turn.onDropped();
        batch.took(part.size(), TOO_BUSY.toNanos());
        clock.lap(Use.BUSY);
        patience.after(e);
      } catch (RuntimeException | Error e) {
        turn.onIgnore();
        throw e;
      }
    }
    batch.took(part.size(), clock.lap(Use.BUSY));
    clock.passed(part.size());
  }

  private Limiter.Listener turn() throws InterruptedIOException {
    while (true) {
      var turn = gate.acquire(null);
      if (turn.isPresent()) {
        return turn.get();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw FailedTask.interrupted();
      }
    }
  }
}
