package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.extract.HashedEvent;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The events of a slice as they stream by; what can't be read goes to quarantine and is counted.
 */
final class SliceEvents implements Iterator<HashedEvent> {
  private static final byte[] DOCUMENT = Bytes.toBytes("d");

  private final RawRows rows;
  private final RawDecoder decoder;
  private final SliceQuarantine quarantine;
  private final JobBoundary boundary;
  private final AtomicLong rowsReadByChunk;
  private @Nullable HashedEvent ahead;
  private long read;

  SliceEvents(
      RawRows rows,
      RawDecoder decoder,
      SliceQuarantine quarantine,
      JobBoundary boundary,
      AtomicLong rowsReadByChunk) {
    this.rows = rows;
    this.decoder = decoder;
    this.quarantine = quarantine;
    this.boundary = boundary;
    this.rowsReadByChunk = rowsReadByChunk;
  }

  /** How many raw rows were read so far. */
  long read() {
    return read;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null) {
      boundary.engine(() -> ahead = readable());
    }
    return ahead != null;
  }

  @Override
  public HashedEvent next() {
    HashedEvent event = hasNext() ? ahead : null;
    if (event == null) {
      throw new NoSuchElementException();
    }
    ahead = null;
    return event;
  }

  private @Nullable HashedEvent readable() throws IOException {
    for (Result row = rows.next(); row != null; row = rows.next()) {
      read++;
      rowsReadByChunk.incrementAndGet();
      byte[] document = document(row);
      byte[] key = row.getRow();
      Decoded decoded = decoder.decode(key, document);
      if (decoded instanceof Decoded.Good good) {
        // The decoder has compared the row's key with this event: the hash is the key's.
        return new HashedEvent(decoder.visitorHash(good.event()), good.event());
      }
      quarantine.add(key, (Decoded.Bad) decoded, document);
    }
    return null;
  }

  private static byte[] document(Result row) {
    byte[] document = row.getValue(HBaseTable.RAW.family(), DOCUMENT);
    return document == null ? new byte[0] : document;
  }
}
