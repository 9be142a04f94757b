package dev.nightjar.benchmark.program;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.extract.HashedEvent;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.jspecify.annotations.Nullable;

/** The events of some visitors as of a cutoff, decoded as they stream by. For one thread. */
final class RawEventScan implements Iterator<HashedEvent>, AutoCloseable {
  private static final int ROWS_PER_READ = 2_000;

  private final EventDecoder decoder;
  private final ResultScanner rows;
  private final int hashAt;
  private @Nullable Result ahead;
  private long read;
  private long bytes;

  RawEventScan(Table raw, EventDecoder decoder, Slice slice, Generation cutoff) throws IOException {
    this.decoder = decoder;
    KeyRange range = RawKey.range(slice);
    rows =
        raw.getScanner(
            new Scan()
                .withStartRow(range.start())
                .withStopRow(range.stop())
                .addFamily(HBaseTable.RAW.family())
                .setTimeRange(0, cutoff.cutoffMillis() + 1)
                .readVersions(1)
                .setCaching(ROWS_PER_READ));
    hashAt = RawKey.range(slice.merchantDay()).start().length - Long.BYTES;
    ahead = rows.next();
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public HashedEvent next() {
    Result row = ahead;
    if (row == null) {
      throw new NoSuchElementException();
    }
    Cell cell = row.rawCells()[0];
    byte[] document = CellUtil.cloneValue(cell);
    read++;
    bytes += document.length;
    try {
      ahead = rows.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (decoder.decode(document) instanceof Decoded.Good good) {
      long hash =
          ByteBuffer.wrap(cell.getRowArray(), cell.getRowOffset() + hashAt, Long.BYTES).getLong();
      return new HashedEvent(hash, good.event());
    }
    throw new IllegalStateException("A row of the benchmark's data cannot be read");
  }

  long read() {
    return read;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    rows.close();
  }
}
