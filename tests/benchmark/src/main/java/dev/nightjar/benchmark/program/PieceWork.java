package dev.nightjar.benchmark.program;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.extract.HashedEvent;
import dev.nightjar.core.extract.VisitorWalk;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** What one thread of a {@link HandWrittenNight} works with. For one thread. */
final class PieceWork<R> implements AutoCloseable {
  private static final byte[] VALUE = Bytes.toBytes("v");
  private static final byte[] NONE = {};
  private static final int EVENTS_PER_TICK = 1_000;
  private static final int CELL_BYTES = 24;

  private final Job<R> job;
  private final EventDecoder decoder;
  private final HandWrittenNight.Intermediate wanted;
  private final byte[] intermediateFamily = HBaseTable.INTERMEDIATE.family();
  private final byte[] summaryFamily = HBaseTable.SUMMARY.family();
  private final Map<Metric, byte[]> columns = new HashMap<>();
  private final Table raw;
  private final PutBatch intermediate;
  private final PutBatch summary;

  PieceWork(
      Connection connection,
      String namespace,
      Job<R> job,
      EventDecoder decoder,
      HandWrittenNight.Intermediate wanted)
      throws IOException {
    this.job = job;
    this.decoder = decoder;
    this.wanted = wanted;
    raw = connection.getTable(HBaseTable.RAW.in(namespace));
    intermediate = new PutBatch(connection, HBaseTable.INTERMEDIATE.in(namespace));
    summary = new PutBatch(connection, HBaseTable.SUMMARY.in(namespace));
  }

  void process(Piece piece, AtomicLong eventsRead, AtomicLong bytesRead) throws IOException {
    ResultId result = piece.whole().result();
    DeltaTable deltas = piece.whole().borrow();
    SummaryDay day = new SummaryDay(result.merchantDay().merchant(), piece.day());
    Slice slice = new Slice(result.merchantDay(), piece.hashes());
    try (RawEventScan events = new RawEventScan(raw, decoder, slice, result.generation())) {
      new VisitorWalk<R>(
              day, job.extractor(), (hash, record) -> take(result, day, hash, record, deltas))
          .walk(counted(events, eventsRead));
      bytesRead.addAndGet(events.bytes());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (piece.whole().giveBack(deltas)) {
      summarize(result, piece.whole().rows());
    }
  }

  private static Iterator<HashedEvent> counted(RawEventScan events, AtomicLong eventsRead) {
    return new Iterator<>() {
      private long counted;

      @Override
      public boolean hasNext() {
        boolean more = events.hasNext();
        if (!more || events.read() - counted >= EVENTS_PER_TICK) {
          eventsRead.addAndGet(events.read() - counted);
          counted = events.read();
        }
        return more;
      }

      @Override
      public HashedEvent next() {
        return events.next();
      }
    };
  }

  private void take(ResultId result, SummaryDay day, long hash, R record, DeltaTable deltas) {
    job.summarizer().summarize(record, day, deltas);
    if (wanted == HandWrittenNight.Intermediate.WRITTEN) {
      byte[] key = IntermediateKey.bytes(result, hash, job.codec().key(record));
      byte[] value = job.codec().encode(record);
      Put put =
          new Put(key, result.generation().cutoffMillis())
              .addColumn(intermediateFamily, VALUE, value);
      try {
        intermediate.add(put, key.length + value.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void summarize(ResultId result, List<DeltaTable.Row> rows) throws IOException {
    for (DeltaTable.Row row : rows) {
      byte[] key = SummaryKey.bytes(result, Granularity.DAY, row.dimension().name(), row.value());
      MetricValues values = row.deltas().values();
      Put put = new Put(key, result.generation().cutoffMillis());
      List<Metric> present = values.present();
      for (Metric metric : present) {
        put.addColumn(summaryFamily, column(metric), values.encoded(metric));
      }
      if (present.isEmpty()) {
        put.addColumn(summaryFamily, NONE, NONE);
      }
      summary.add(put, key.length + (long) CELL_BYTES * present.size());
    }
  }

  private byte[] column(Metric metric) {
    return columns.computeIfAbsent(metric, declared -> Bytes.toBytes(declared.name()));
  }

  void flush() throws IOException {
    intermediate.flush();
    summary.flush();
  }

  long written() {
    return intermediate.written() + summary.written();
  }

  @Override
  public void close() throws IOException {
    intermediate.close();
    summary.close();
    raw.close();
  }
}
