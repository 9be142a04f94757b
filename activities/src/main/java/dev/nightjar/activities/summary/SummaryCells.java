package dev.nightjar.activities.summary;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.Granularity;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * How a summary row is stored: one column a metric that is present. A row without any has one empty
 * cell without a name, as HBase knows no row without cells.
 */
public final class SummaryCells {
  private static final byte[] FAMILY = HBaseTable.SUMMARY.family();
  private static final byte[] NONE = {};

  private SummaryCells() {}

  /** The metrics that are present, stored, by name. */
  public static SortedMap<String, byte[]> columns(MetricValues metrics) {
    SortedMap<String, byte[]> columns = new TreeMap<>();
    metrics.present().forEach(metric -> columns.put(metric.name(), metrics.encoded(metric)));
    return columns;
  }

  /**
   * The put of a row; its timestamp is the generation, so that putting it again changes nothing.
   */
  public static Put put(
      ResultId result, String dimension, String value, SortedMap<String, byte[]> columns) {
    byte[] key = SummaryKey.bytes(result, Granularity.DAY, dimension, value);
    Put put = new Put(key, result.generation().cutoffMillis());
    columns.forEach((metric, bytes) -> put.addColumn(FAMILY, Bytes.toBytes(metric), bytes));
    return columns.isEmpty() ? put.addColumn(FAMILY, NONE, NONE) : put;
  }

  /** Reads a row of a dimension. */
  static SummaryRow read(Dimension dimension, Result row) {
    SortedMap<String, byte[]> columns = columns(row);
    columns.keySet().retainAll(dimension.metrics().stream().map(Metric::name).toList());
    return new SummaryRow(
        dimension.name(), SummaryKey.value(row.getRow()), MetricValues.of(dimension, columns));
  }

  /** The columns of a row as they are stored, by name, whatever a job says of them. */
  public static SortedMap<String, byte[]> columns(Result row) {
    SortedMap<String, byte[]> columns = new TreeMap<>();
    for (Cell cell : row.rawCells()) {
      byte[] name = CellUtil.cloneQualifier(cell);
      if (!Arrays.equals(name, NONE)) {
        columns.put(Bytes.toString(name), CellUtil.cloneValue(cell));
      }
    }
    return columns;
  }
}
