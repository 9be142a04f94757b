package dev.nightjar.core.job.harness;

import dev.nightjar.core.extract.VisitorWalk;
import dev.nightjar.core.extract.WalkCounts;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.RowCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** One pass of a job over raw rows, cut into hash ranges, each of which is folded for itself. */
final class HarnessRun<R> {
  private final Job<R> job;
  private final SummaryDay day;
  private final CheckedCodec<R> codec;
  private final List<StoredRecord<R>> records = new ArrayList<>();
  private final List<DeltaTable.Row> partials = new ArrayList<>();
  private RowCounts counts = RowCounts.NONE;

  HarnessRun(Job<R> job, SummaryDay day) {
    this.job = job;
    this.day = day;
    codec = new CheckedCodec<>(job);
  }

  /** Reads the ranges in their order, and everything in them in key order. */
  HarnessOutput<R> inOrder(RawRows rows, List<HashRange> ranges) {
    ranges.forEach(range -> fold(extracted(rows, range)));
    return merged();
  }

  /** Takes ranges, and the records of each, in an order of chance, told by the seed. */
  HarnessOutput<R> shuffled(RawRows rows, List<HashRange> ranges, long seed) {
    Random random = new Random(seed);
    List<HashRange> anyOrder = new ArrayList<>(ranges);
    Collections.shuffle(anyOrder, random);
    for (HashRange range : anyOrder) {
      List<StoredRecord<R>> extracted = extracted(rows, range);
      Collections.shuffle(extracted, random);
      fold(extracted);
    }
    return merged();
  }

  private List<StoredRecord<R>> extracted(RawRows rows, HashRange range) {
    List<StoredRecord<R>> extracted = new ArrayList<>();
    WalkCounts walked =
        new VisitorWalk<R>(
                day, job.extractor(), (hash, record) -> extracted.add(codec.stored(hash, record)))
            .walk(rows.of(range));
    long read = walked.used() + walked.duplicates();
    counts = counts.plus(new RowCounts(read, walked.used(), walked.duplicates(), 0));
    return extracted;
  }

  private void fold(List<StoredRecord<R>> extracted) {
    DeltaTable table = new DeltaTable(job.dimensions());
    for (StoredRecord<R> stored : extracted) {
      job.summarizer().summarize(stored.record(), day, table);
    }
    records.addAll(extracted);
    partials.addAll(table.drainSorted());
  }

  private HarnessOutput<R> merged() {
    DeltaTable table = new DeltaTable(job.dimensions());
    for (DeltaTable.Row partial : partials) {
      table
          .row(partial.dimension(), partial.value())
          .add(Accumulator.decode(partial.dimension(), partial.deltas().encode()));
    }
    records.sort(StoredRecord.order());
    checkKeys();
    return new HarnessOutput<>(records, table.drainSorted(), counts);
  }

  private void checkKeys() {
    TreeMap<byte[], R> byKey = new TreeMap<>(Arrays::compareUnsigned);
    for (StoredRecord<R> stored : records) {
      R other = byKey.putIfAbsent(stored.key(), stored.record());
      if (other != null) {
        throw new IllegalStateException(
            "Invalid record of job '%s': %s and %s have the same own key. Keys must be distinct within the merchant's day"
                .formatted(job.name(), other, stored.record()));
      }
    }
  }
}
