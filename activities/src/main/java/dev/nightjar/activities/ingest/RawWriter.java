package dev.nightjar.activities.ingest;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.hbase.TableMissing;
import dev.nightjar.activities.late.Markers;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.model.MerchantDay;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;

/**
 * Writes batches to HBase, blocking until they are stored. Thread-safe.
 *
 * <p>The marker of each merchant-day is put before its rows, so that no row is ever unannounced,
 * and again after them, so that the announcement is not older than the rows. No timestamp is set:
 * the region server assigns the arrival. When HBase pushes back its client waits and tries again
 * within the connection's operation time-out, and so does whoever called.
 */
final class RawWriter {
  private static final int ROWS_PER_PUT = 1_000;

  private final Connection connection;
  private final String namespace;
  private final QuarantineStore quarantine;
  private final AtomicBoolean tablesSeen = new AtomicBoolean();

  RawWriter(Connection connection, String namespace) {
    this.connection = connection;
    this.namespace = namespace;
    this.quarantine = new QuarantineStore(connection, namespace);
  }

  /** Writes a batch; when it throws, the batch may have been stored in part. */
  void write(WriteBatch batch) throws IOException {
    requireTables();
    quarantine.put(batch.records());
    if (!batch.merchantDays().isEmpty()) {
      mark(batch.merchantDays().keySet());
      put(HBaseTable.RAW, batch.puts());
      mark(batch.merchantDays().keySet());
    }
  }

  /** Looks for the tables before the first write; what is there once is not dropped. */
  void requireTables() throws IOException {
    if (!tablesSeen.get()) {
      TableMissing.unlessCreated(connection, namespace);
      tablesSeen.set(true);
    }
  }

  private void mark(Set<MerchantDay> merchantDays) throws IOException {
    put(HBaseTable.ARRIVALS, merchantDays.stream().map(Markers::ofWriter).toList());
  }

  private void put(HBaseTable target, List<Put> puts) throws IOException {
    try (Table table = connection.getTable(target.in(namespace))) {
      for (int from = 0; from < puts.size(); from += ROWS_PER_PUT) {
        table.put(puts.subList(from, Math.min(puts.size(), from + ROWS_PER_PUT)));
      }
    }
  }
}
