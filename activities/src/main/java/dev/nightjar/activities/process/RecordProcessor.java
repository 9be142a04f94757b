package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.stage.StageClock;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RecordSource;
import dev.nightjar.core.publish.Seal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/**
 * Processes one slice without raw: the intermediate rows of an earlier generation, record by
 * record, are copied under this one, and folded at once into partial rows. What is read must be as
 * many rows as that generation's seal tells of; its counts of raw rows are taken over. For one
 * slice and one thread.
 *
 * @param <R> the intermediate record
 */
final class RecordProcessor<R> {
  private final SliceWork<R> work;
  private final PlannedSlice slice;
  private final ResultId source;
  private final SummaryDay day;
  private final SpillingDeltas deltas;
  private final SliceRows rows;
  private long hash;
  private long read;

  private RecordProcessor(
      SliceWork<R> work,
      PlannedSlice slice,
      ResultId source,
      SpillingDeltas deltas,
      SliceRows rows) {
    this.work = work;
    this.slice = slice;
    this.source = source;
    this.deltas = deltas;
    this.rows = rows;
    day = new SummaryDay(slice.merchant(), slice.day());
  }

  /**
   * Processes a slice; what is returned is still to be committed.
   *
   * @param slice one that has a source
   * @throws LostRecords when rows of the source are not there any more
   * @throws RecordFailure when the job cannot do a record
   */
  static <R> SealedSlice process(SliceWork<R> work, PlannedSlice slice) throws IOException {
    RecordSource from = Objects.requireNonNull(slice.source());
    ResultId source = new ResultId(slice.merchantDay(), work.run().job(), from.generation());
    Seal sealed = seal(work, slice, source);
    ResultId result = ResultId.of(work.run(), slice.merchantDay());
    StageClock clock = work.stages().fold().clock();
    try (SpillingDeltas deltas = work.deltas();
        SliceRows rows = new SliceRows(work, result, slice.hashes(), clock)) {
      return new RecordProcessor<>(work, slice, source, deltas, rows).process(sealed);
    } finally {
      clock.lap(Use.BUSY);
    }
  }

  private static Seal seal(SliceWork<?> work, PlannedSlice slice, ResultId source)
      throws IOException {
    Get get = new Get(PartialKey.seal(source, slice.hashes()).bytes());
    Result row = work.stores().read(HBaseTable.PARTIAL, List.of(get)).get(0);
    byte[] form = row.getValue(HBaseTable.PARTIAL.family(), WriteBuffer.VALUE);
    if (form == null) {
      throw LostRecords.withoutSeal(source, slice.hashes());
    }
    return Seal.decode(form);
  }

  private SealedSlice process(Seal sealed) throws IOException {
    work.stores().scan(HBaseTable.INTERMEDIATE, scan(), this::take);
    if (read != sealed.intermediate().rows()) {
      throw LostRecords.of(source, slice.hashes(), read, sealed.intermediate().rows());
    }
    deltas.drain(rows::partial);
    // The raw rows that the records were made of: the same sums as then.
    work.rowsRead().addAndGet(sealed.rows().read());
    return rows.seal(work.job().version(), sealed.rows());
  }

  private Scan scan() throws IOException {
    KeyRange range = IntermediateKey.range(source, slice.hashes());
    return new Scan()
        .withStartRow(range.start())
        .withStopRow(range.stop())
        .addFamily(HBaseTable.INTERMEDIATE.family())
        .setCaching(work.options().scanRows());
  }

  private boolean take(Result row) throws IOException {
    byte[] value = row.getValue(HBaseTable.INTERMEDIATE.family(), WriteBuffer.VALUE);
    if (value == null) {
      return true;
    }
    long visitorHash = IntermediateKey.visitorHash(row.getRow());
    byte[] ownKey = IntermediateKey.ownKey(row.getRow());
    if (read == 0 || visitorHash != hash) {
      rows.beginVisitor();
      hash = visitorHash;
    }
    read++;
    summarize(ownKey, value);
    rows.intermediate(visitorHash, ownKey, value);
    deltas.settle();
    return true;
  }

  private void summarize(byte[] ownKey, byte[] value) throws IOException {
    Job<R> job = work.job();
    RecordCodec<R> codec = job.codec();
    boolean isSame;
    try {
      R record = codec.decode(ownKey.clone(), value.clone());
      isSame =
          Arrays.equals(codec.key(record), ownKey) && Arrays.equals(codec.encode(record), value);
      if (isSame) {
        job.summarizer().summarize(record, day, deltas);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      if (JobBoundary.isInterruption(e)) {
        throw new InterruptedIOException("The worker host stops");
      }
      throw RecordFailure.of(job, source, e);
    }
    if (!isSame) {
      throw RecordFailure.otherForm(job, source);
    }
  }
}
