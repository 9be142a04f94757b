package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.extract.HashedEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The events of a slice as they stream by; what can't be read goes to quarantine and is counted. A
 * few rows are read and decoded at a time, in a loop of their own: an event at a time, from within
 * the job, the loops of engine and job became one piece of code that took the compiler seconds. Not
 * thread-safe.
 */
final class SliceEvents implements Iterator<HashedEvent> {
  private static final byte[] FAMILY = HBaseTable.RAW.family();
  private static final byte[] DOCUMENT = Bytes.toBytes("d");

  /** Few, because a row may be large. */
  private static final int ROWS_AHEAD = 32;

  private final RawRows rows;
  private final RawDecoder decoder;
  private final Poison poison;
  private final BadRows bad;
  private final JobBoundary boundary;
  private final AtomicLong rowsReadByChunk;
  private final SliceGrowth growth;
  private final Queue<HashedEvent> ahead = new ArrayDeque<>(ROWS_AHEAD);
  private boolean isAtEnd;
  private long read;

  SliceEvents(
      RawRows rows,
      RawDecoder decoder,
      Poison poison,
      BadRows bad,
      JobBoundary boundary,
      AtomicLong rowsReadByChunk,
      SliceGrowth growth) {
    this.rows = rows;
    this.decoder = decoder;
    this.poison = poison;
    this.bad = bad;
    this.boundary = boundary;
    this.rowsReadByChunk = rowsReadByChunk;
    this.growth = growth;
  }

  /** How many raw rows were read so far; all of the slice's, once there is no next event. */
  long read() {
    return read;
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && !isAtEnd) {
      boundary.engine(this::readAhead);
    }
    return !ahead.isEmpty();
  }

  @Override
  public HashedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ahead.remove();
  }

  private void readAhead() throws IOException {
    while (ahead.isEmpty() && !isAtEnd) {
      Result[] next = rows.next(ROWS_AHEAD);
      isAtEnd = next.length == 0;
      read += next.length;
      for (Result row : next) {
        take(row);
      }
      rowsReadByChunk.addAndGet(next.length);
      growth.read(next);
    }
  }

  private void take(Result row) throws IOException {
    byte[] document = document(row);
    byte[] key = row.getRow();
    Decoded decoded = left(key, decoder.decode(key, document));
    if (decoded instanceof Decoded.Good good) {
      // The decoder has compared the row's key with this event: the hash is the key's.
      ahead.add(new HashedEvent(decoder.visitorHash(good.event()), good.event()));
    } else {
      bad.add(key, (Decoded.Bad) decoded, document);
    }
  }

  /** What is left of a row when the job cannot do it. */
  private Decoded left(byte[] key, Decoded decoded) {
    Optional<String> failed = poison.of(key);
    return failed.isPresent() && decoded instanceof Decoded.Good good
        ? new Decoded.Bad(QuarantineReason.JOB_FAILED, failed.get(), good.event().merchant())
        : decoded;
  }

  private static byte[] document(Result row) {
    Cell[] cells = row.rawCells();
    if (cells.length == 1 && CellUtil.matchingColumn(cells[0], FAMILY, DOCUMENT)) {
      return CellUtil.cloneValue(cells[0]);
    }
    byte[] document = row.getValue(FAMILY, DOCUMENT);
    return document == null ? new byte[0] : document;
  }
}
