package dev.nightjar.benchmark.site;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.publish.RowDigest;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.core.publish.SummaryTally;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What one program wrote for one merchant, read back from the tables, without its generation.
 *
 * @param summaryRows summary rows
 * @param summary digest over them, as a pointer has it
 * @param intermediate intermediate rows with the digest over them
 */
public record DayDigest(long summaryRows, Digest summary, Seal.Written intermediate) {
  private static final int ROWS_PER_READ = 2_000;

  /** Reads it. */
  public static DayDigest of(HBaseStores stores, ResultId result) throws IOException {
    SummaryTally summary = new SummaryTally();
    stores.scan(
        HBaseTable.SUMMARY,
        scan(SummaryKey.range(result, Granularity.DAY), HBaseTable.SUMMARY),
        row -> {
          byte[] key = row.getRow();
          summary.add(SummaryKey.dimension(key), SummaryKey.value(key), columns(row));
          return true;
        });
    RowDigest intermediate = new RowDigest();
    KeyRange range = IntermediateKey.range(result);
    int generationEnd = range.start().length;
    stores.scan(
        HBaseTable.INTERMEDIATE,
        scan(range, HBaseTable.INTERMEDIATE),
        row -> {
          byte[] key = row.getRow();
          intermediate.add(Arrays.copyOfRange(key, generationEnd, key.length), row.value());
          return true;
        });
    long rows = summary.rowsByDimension().values().stream().mapToLong(Long::longValue).sum();
    return new DayDigest(rows, summary.digest(), intermediate.written());
  }

  private static Scan scan(KeyRange range, HBaseTable table) {
    return new Scan()
        .withStartRow(range.start())
        .withStopRow(range.stop())
        .addFamily(table.family())
        .setCaching(ROWS_PER_READ);
  }

  private static SortedMap<String, byte[]> columns(Result row) {
    SortedMap<String, byte[]> columns = new TreeMap<>();
    for (Cell cell : row.rawCells()) {
      if (cell.getQualifierLength() > 0) {
        columns.put(Bytes.toString(CellUtil.cloneQualifier(cell)), CellUtil.cloneValue(cell));
      }
    }
    return columns;
  }
}
