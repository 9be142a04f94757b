package dev.nightjar.activities.metrics;

import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Result;

/** Sizes of what goes over the wire: keys, columns and values of cells, not compressed. */
final class CellBytes {
  /** What every cell has besides: lengths, timestamp, type. */
  private static final int FIXED =
      KeyValue.KEYVALUE_INFRASTRUCTURE_SIZE + KeyValue.KEY_INFRASTRUCTURE_SIZE;

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

  /** Without looking at the cell's bytes, which for millions of rows would be felt. */
  private static long of(Cell cell) {
    return (long) cell.getSerializedSize() - FIXED;
  }
}
