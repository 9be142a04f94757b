package dev.nightjar.activities.testdata;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.KeyRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/** Reads whole tables for tests. */
public final class Rows {
  private final Connection connection;
  private final String namespace;

  /** The tables of a namespace. */
  public Rows(Connection connection, String namespace) {
    this.connection = connection;
    this.namespace = namespace;
  }

  /** Every row of a table with its cells' columns and values, without timestamps. */
  public SortedMap<String, SortedMap<String, String>> of(HBaseTable table) throws IOException {
    SortedMap<String, SortedMap<String, String>> rows = new TreeMap<>();
    for (Cell cell : cells(table, new Scan())) {
      rows.computeIfAbsent(Bytes.toHex(CellUtil.cloneRow(cell)), row -> new TreeMap<>())
          .put(
              Bytes.toString(CellUtil.cloneQualifier(cell)),
              Bytes.toStringBinary(CellUtil.cloneValue(cell)));
    }
    return rows;
  }

  /** The cells that a scan finds. */
  public List<Cell> cells(HBaseTable table, Scan scan) throws IOException {
    List<Cell> cells = new ArrayList<>();
    try (Table open = connection.getTable(table.in(namespace));
        ResultScanner results = open.getScanner(scan.setCaching(1_000))) {
      for (Result result : results) {
        cells.addAll(List.of(result.rawCells()));
      }
    }
    return cells;
  }

  /** A scan of a range of keys. */
  public static Scan scan(KeyRange range) {
    return new Scan().withStartRow(range.start()).withStopRow(range.stop());
  }
}
