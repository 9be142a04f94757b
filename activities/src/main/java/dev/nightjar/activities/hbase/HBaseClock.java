package dev.nightjar.activities.hbase;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * HBase's time: the timestamp that a region server gives to a put.
 *
 * <p>It is taken from a cell of its own in one row of {@code quarantine}. That row's third byte is
 * NUL, so it lies in no merchant's range; it is shorter than any record's key and has none of a
 * record's columns, so {@code QuarantineStore} never lists it. Its cells expire by themselves.
 */
public final class HBaseClock {
  private static final byte[] ROW = {0, 0, 0, 'c', 'l', 'o', 'c', 'k'};
  private static final Duration KEPT = Duration.ofMinutes(10);

  private HBaseClock() {}

  /**
   * The time by the region server's clock, to the millisecond; not earlier than the call by that
   * clock and not later than the return.
   *
   * @throws IOException when HBase can't be reached or the tables are missing
   */
  public static Instant now(Connection connection, String namespace) throws IOException {
    byte[] family = HBaseTable.QUARANTINE.family();
    byte[] qualifier = Bytes.toBytes("clock:" + UUID.randomUUID());
    try (Table table = connection.getTable(HBaseTable.QUARANTINE.in(namespace))) {
      table.put(new Put(ROW).addColumn(family, qualifier, new byte[0]).setTTL(KEPT.toMillis()));
      Cell cell =
          table
              .get(new Get(ROW).addColumn(family, qualifier))
              .getColumnLatestCell(family, qualifier);
      if (cell == null) {
        throw new IOException(
            "Cannot read HBase's clock: the cell just written to %s is not there. It is safe to try again"
                .formatted(table.getName()));
      }
      return Instant.ofEpochMilli(cell.getTimestamp());
    }
  }
}
