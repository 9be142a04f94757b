package dev.nightjar.activities.night;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.model.Granularity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Scan;

/** Everything that is stored of a generation, cell by cell with timestamps, as text. */
public final class Cells {
  private Cells() {}

  /** Intermediate and partial cells. */
  public static List<String> processed(HBaseStores stores, ResultId result) {
    List<String> cells = new ArrayList<>();
    cells.addAll(of(stores, HBaseTable.INTERMEDIATE, IntermediateKey.range(result)));
    cells.addAll(of(stores, HBaseTable.PARTIAL, PartialKey.range(result)));
    return cells;
  }

  /** Summary cells. */
  public static List<String> summary(HBaseStores stores, ResultId result) {
    return of(stores, HBaseTable.SUMMARY, SummaryKey.range(result, Granularity.DAY));
  }

  private static List<String> of(HBaseStores stores, HBaseTable table, KeyRange range) {
    List<String> cells = new ArrayList<>();
    Scan scan = new Scan().withStartRow(range.start()).withStopRow(range.stop()).readAllVersions();
    try {
      stores.scan(
          table,
          scan,
          row -> {
            for (Cell cell : row.rawCells()) {
              cells.add(text(table, cell));
            }
            return true;
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return cells;
  }

  private static String text(HBaseTable table, Cell cell) {
    HexFormat hex = HexFormat.of();
    return "%s %s %s %d %s"
        .formatted(
            table,
            hex.formatHex(CellUtil.cloneRow(cell)),
            hex.formatHex(CellUtil.cloneQualifier(cell)),
            cell.getTimestamp(),
            hex.formatHex(CellUtil.cloneValue(cell)));
  }
}
