package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.Overload;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.stage.BatchSize;
import dev.nightjar.activities.stage.ChunkStage;
import dev.nightjar.activities.stage.Patience;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.jspecify.annotations.Nullable;

/**
 * A slice's raw rows as of a cutoff: of each row the latest delivery not after it. Where HBase is
 * too busy to go on, or has closed the scan, it is begun again behind the last row. Not
 * thread-safe.
 */
final class RawRows implements AutoCloseable {
  private static final long MOST_BYTES = 64L << 10;

  /** How often in a row a scan that HBase has closed is opened again without a row of it. */
  private static final int MOST_REOPENED = 5;

  private final Scan scan;
  private final BatchSize reads;
  private final Table table;
  private ResultScanner rows;
  private int asked;
  private int rowsOfRead;
  private long slowest;
  private int reopened;
  private byte @Nullable [] last;

  /**
   * Opens the scan.
   *
   * @param reads how many rows HBase is asked for at once, and what becomes of it
   */
  RawRows(HBaseStores stores, Slice slice, Generation cutoff, BatchSize reads) throws IOException {
    this.scan = scan(slice, cutoff);
    this.reads = reads;
    table = stores.open(HBaseTable.RAW);
    try {
      rows = open(scan);
    } catch (IOException | RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private ResultScanner open(Scan from) throws IOException {
    asked = reads.rows();
    return table.getScanner(from.setCaching(asked));
  }

  /**
   * The next rows; none at the end. They are fewer where rows are large.
   *
   * @param most how many at most, 1 or more
   */
  List<Result> next(int most) throws IOException {
    List<Result> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < most && bytes < MOST_BYTES) {
      Result row = read();
      if (row == null) {
        break;
      }
      batch.add(row);
      bytes += bytes(row);
    }
    return batch;
  }

  /** The next row; {@code null} at the end. */
  private @Nullable Result read() throws IOException {
    Patience patience = null;
    while (true) {
      long started = System.nanoTime();
      try {
        Result row = rows.next();
        learn(row == null ? 0 : 1, System.nanoTime() - started);
        if (row != null) {
          reopened = 0;
          last = row.getRow();
        }
        return row;
      } catch (IOException e) {
        learn(asked, System.nanoTime() - started);
        reopened++;
        if (!Overload.isScannerGone(e) || reopened > MOST_REOPENED) {
          patience = patience == null ? new Patience(ChunkStage.SCAN) : patience;
          patience.after(e);
        }
        reopen();
      }
    }
  }

  /** Of as many rows as HBase is asked for at once, one waits for its answer. */
  private void learn(int read, long nanos) {
    slowest = Math.max(slowest, nanos);
    rowsOfRead += read;
    if (rowsOfRead >= asked) {
      reads.took(rowsOfRead, slowest);
      rowsOfRead = 0;
      slowest = 0;
    }
  }

  private void reopen() throws IOException {
    rows.close();
    Scan rest = new Scan(scan);
    rows = open(last == null ? rest : rest.withStartRow(last, false));
  }

  private static long bytes(Result row) {
    long bytes = 0;
    for (Cell cell : row.rawCells()) {
      bytes += cell.getValueLength();
    }
    return bytes;
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
