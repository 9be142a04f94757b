package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.metric.Accumulator;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Merges the partial rows of a merchant-day as they stream by: rows of one dimension value lie side
 * by side, one a hash range, and add up to one summary row. Memory is that of one row. For one
 * thread.
 */
final class PartialMerge {
  private static final byte[] VALUE = Bytes.toBytes("v");
  private static final int ROWS_PER_READ = 2000;

  private final Map<String, Dimension> dimensions;
  private final SealedRanges ranges;
  private final MergedRowSink sink;
  private String value = "";
  private @Nullable Accumulator deltas;

  PartialMerge(Map<String, Dimension> dimensions, SealedRanges ranges, MergedRowSink sink) {
    this.dimensions = dimensions;
    this.ranges = ranges;
    this.sink = sink;
  }

  void run(HBaseStores stores, ResultId result) throws IOException {
    KeyRange range = PartialKey.range(result);
    Scan scan =
        new Scan()
            .withStartRow(range.start())
            .withStopRow(range.stop())
            .addFamily(HBaseTable.PARTIAL.family())
            .setCaching(ROWS_PER_READ);
    stores.scan(HBaseTable.PARTIAL, scan, this::take);
    emit();
    ranges.check();
  }

  private boolean take(Result row) throws IOException {
    PartialKey key = PartialKey.parse(row.getRow());
    byte[] bytes = row.getValue(HBaseTable.PARTIAL.family(), VALUE);
    if (bytes != null && !key.isSeal() && ranges.take(key.hashes(), row.getRow(), bytes)) {
      add(key, Accumulator.decode(dimension(key), bytes));
    }
    return true;
  }

  private void add(PartialKey key, Accumulator part) throws IOException {
    Accumulator current = deltas;
    if (current != null
        && current.dimension().name().equals(key.dimension())
        && value.equals(key.value())) {
      current.add(part);
    } else {
      emit();
      value = key.value();
      deltas = part;
    }
  }

  private void emit() throws IOException {
    Accumulator current = deltas;
    if (current != null) {
      sink.accept(current.dimension(), value, current.values());
    }
    deltas = null;
  }

  private Dimension dimension(PartialKey key) {
    Dimension dimension = dimensions.get(key.dimension());
    if (dimension == null) {
      throw new Unpublishable(
          "there are partial rows of dimension '%s', which the job does not declare"
              .formatted(key.dimension()));
    }
    return dimension;
  }
}
