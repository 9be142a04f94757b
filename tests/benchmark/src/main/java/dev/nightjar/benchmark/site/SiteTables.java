package dev.nightjar.benchmark.site;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CompactionState;

/** Brings the tables into the same state before every measured program. */
public final class SiteTables {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final HBaseStores stores;

  /** The tables of a site. */
  public SiteTables(HBaseStores stores) {
    this.stores = stores;
  }

  /** Empties tables; their regions stay. */
  public void empty(List<HBaseTable> tables) throws IOException {
    try (Admin admin = stores.connection().getAdmin()) {
      for (HBaseTable table : tables) {
        TableName name = table.in(stores.namespace());
        if (admin.isTableEnabled(name)) {
          admin.disableTable(name);
        }
        admin.truncateTable(name, true);
      }
    }
  }

  /** Empties what a night writes, so that no program pays for what another has left. */
  public void emptyDerived() throws IOException {
    empty(List.of(HBaseTable.INTERMEDIATE, HBaseTable.PARTIAL, HBaseTable.SUMMARY));
  }

  /** Brings the raw table into files, one a region, so that every program scans the same. */
  public void settleRaw() throws IOException {
    try (Admin admin = stores.connection().getAdmin()) {
      TableName raw = HBaseTable.RAW.in(stores.namespace());
      admin.flush(raw);
      admin.majorCompact(raw);
      long end = System.nanoTime() + LIMIT.toNanos();
      // A compaction is asked for, and begins a little later.
      LockSupport.parkNanos(10 * BETWEEN_LOOKS.toNanos());
      while (admin.getCompactionState(raw) != CompactionState.NONE) {
        if (System.nanoTime() > end) {
          throw new IOException("The raw table is still compacted after " + LIMIT);
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }
}
