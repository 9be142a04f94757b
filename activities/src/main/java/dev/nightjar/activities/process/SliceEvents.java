package dev.nightjar.activities.process;

import dev.nightjar.activities.stage.StageClock;
import dev.nightjar.core.extract.HashedEvent;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events of a slice as they stream by; what can't be read goes to quarantine and is counted.
 * They come decoded, some rows at a time: an event at a time, from within the job, the loops of
 * engine and job became one piece of code that took the compiler seconds. Not thread-safe.
 */
final class SliceEvents implements Iterator<HashedEvent> {
  private final SliceSource rows;
  private final StageClock clock;
  private final BadRows bad;
  private final JobBoundary boundary;
  private final AtomicLong rowsReadByChunk;
  private final SliceGrowth growth;
  private Iterator<HashedEvent> ahead = Collections.emptyIterator();
  private boolean isAtEnd;
  private long read;

  SliceEvents(
      SliceSource rows,
      StageClock clock,
      BadRows bad,
      JobBoundary boundary,
      AtomicLong rowsReadByChunk,
      SliceGrowth growth) {
    this.rows = rows;
    this.clock = clock;
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
    if (!ahead.hasNext() && !isAtEnd) {
      boundary.engine(this::take);
    }
    return ahead.hasNext();
  }

  @Override
  public HashedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ahead.next();
  }

  private void take() throws IOException {
    while (!ahead.hasNext() && !isAtEnd) {
      Optional<DecodedRows> next = rows.next(clock);
      isAtEnd = next.isEmpty();
      if (next.isPresent()) {
        take(next.get());
      }
    }
  }

  private void take(DecodedRows next) throws IOException {
    read += next.read();
    for (DecodedRows.BadRow row : next.bad()) {
      bad.add(row.key(), row.why(), row.document());
    }
    ahead = next.good().iterator();
    clock.passed(next.read());
    rowsReadByChunk.addAndGet(next.read());
    growth.read(next.hashes());
  }
}
