package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;

/** Deletes ranges of rows in batches, at a bounded rate and up to a moment. For one thread. */
final class RowSweep {
  private static final int ROWS_PER_DELETE = 1000;

  private final HBaseStores stores;
  private final long nanosPerRow;
  private final Heartbeat heartbeat;
  private final long start = System.nanoTime();
  private long limitNanos;
  private long deleted;

  RowSweep(HBaseStores stores, SweepOptions options, Heartbeat heartbeat) {
    this.stores = stores;
    this.nanosPerRow = TimeUnit.SECONDS.toNanos(1) / options.rowsPerSecond();
    this.limitNanos = options.longest().toNanos();
    this.heartbeat = heartbeat;
  }

  long deleted() {
    return deleted;
  }

  /** Sets when the time is up, from the beginning on. */
  void upTo(Duration limit) {
    limitNanos = limit.toNanos();
  }

  /** The time since the beginning. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Whether the time is up. */
  boolean isOver() {
    return System.nanoTime() - start >= limitNanos;
  }

  /**
   * Deletes what a generation wrote into a range; cells of a later timestamp stay.
   *
   * @return whether all of it is gone; false when the time was up before
   */
  boolean delete(HBaseTable table, KeyRange range, Generation generation) throws IOException {
    boolean[] whole = {!isOver()};
    if (!whole[0]) {
      return false;
    }
    List<Delete> batch = new ArrayList<>();
    stores.scan(
        table,
        keys(range),
        row -> {
          batch.add(new Delete(row.getRow(), generation.cutoffMillis()));
          if (batch.size() == ROWS_PER_DELETE) {
            delete(table, batch);
            whole[0] = !isOver();
          }
          return whole[0];
        });
    delete(table, batch);
    return whole[0];
  }

  private void delete(HBaseTable table, List<Delete> batch) throws IOException {
    if (!batch.isEmpty()) {
      stores.delete(table, batch);
      deleted += batch.size();
      batch.clear();
      pace();
    }
    heartbeat.beat();
  }

  private void pace() {
    long gone = System.nanoTime() - start;
    long ahead = Math.min(deleted * nanosPerRow, limitNanos) - gone;
    if (ahead > 0) {
      LockSupport.parkNanos(ahead);
    }
  }

  private static Scan keys(KeyRange range) {
    return new Scan()
        .withStartRow(range.start())
        .withStopRow(range.stop())
        .setFilter(new FilterList(new FirstKeyOnlyFilter(), new KeyOnlyFilter()))
        .setCaching(ROWS_PER_DELETE)
        .setCacheBlocks(false);
  }
}
