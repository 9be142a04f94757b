package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;

/** Deletes ranges of rows in batches, at a bounded rate. For one thread. */
final class RowSweep {
  private static final int ROWS_PER_DELETE = 1000;

  private final HBaseStores stores;
  private final long nanosPerRow;
  private final Heartbeat heartbeat;
  private final long start = System.nanoTime();
  private long deleted;

  RowSweep(HBaseStores stores, int rowsPerSecond, Heartbeat heartbeat) {
    this.stores = stores;
    this.nanosPerRow = TimeUnit.SECONDS.toNanos(1) / rowsPerSecond;
    this.heartbeat = heartbeat;
  }

  long deleted() {
    return deleted;
  }

  /** Deletes what a generation wrote into a range; cells of a later timestamp stay. */
  void delete(HBaseTable table, KeyRange range, Generation generation) throws IOException {
    List<Delete> batch = new ArrayList<>();
    stores.scan(
        table,
        keys(range),
        row -> {
          batch.add(new Delete(row.getRow(), generation.cutoffMillis()));
          if (batch.size() == ROWS_PER_DELETE) {
            delete(table, batch);
          }
          return true;
        });
    delete(table, batch);
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
    long ahead = deleted * nanosPerRow - (System.nanoTime() - start);
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
