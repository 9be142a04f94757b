package dev.nightjar.activities.metrics;

import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;

/** Sizes of what goes over the wire: keys, columns and values of cells, not compressed. */
final class CellBytes {
  private CellBytes() {}

  static long of(Result row) {
    Cell[] cells = row.rawCells();
    long bytes = 0;
    if (cells != null) {
      for (Cell cell : cells) {
        bytes += of(cell);
      }
    }
    return bytes;
  }

  static long of(Mutation mutation) {
    long bytes = 0;
    for (List<Cell> cells : mutation.getFamilyCellMap().values()) {
      for (Cell cell : cells) {
        bytes += of(cell);
      }
    }
    return bytes;
  }

  private static long of(Cell cell) {
    return (long) cell.getRowLength()
        + cell.getFamilyLength()
        + cell.getQualifierLength()
        + cell.getValueLength();
  }
}
