package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Slice;
import java.io.IOException;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/** A slice's raw rows as of a cutoff: of each row the latest delivery not after it. */
final class RawRows implements AutoCloseable {
  private final Table table;
  private final ResultScanner rows;

  RawRows(HBaseStores stores, Slice slice, Generation cutoff, int rowsPerRead) throws IOException {
    table = stores.open(HBaseTable.RAW);
    try {
      rows = table.getScanner(scan(slice, cutoff).setCaching(rowsPerRead));
    } catch (IOException | RuntimeException e) {
      table.close();
      throw e;
    }
  }

  /**
   * The next rows; none at the end.
   *
   * @param most how many at most, 1 or more
   */
  Result[] next(int most) throws IOException {
    return rows.next(most);
  }

  private static Scan scan(Slice slice, Generation cutoff) throws IOException {
    KeyRange range = RawKey.range(slice);
    return new Scan()
        .withStartRow(range.start())
        .withStopRow(range.stop())
        .addFamily(HBaseTable.RAW.family())
        .setTimeRange(0, cutoff.cutoffMillis() + 1)
        .readVersions(1);
  }

  @Override
  public void close() throws IOException {
    rows.close();
    table.close();
  }
}
