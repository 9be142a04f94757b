package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Rows of one cell on their way to a table, written a batch at a time by the thread that adds them,
 * so a slow store slows the reader down. Their timestamp is the generation: whoever writes them
 * again writes the same cells. Not thread-safe.
 */
final class WriteBuffer {
  /** The one column. */
  static final byte[] VALUE = Bytes.toBytes("v");

  private final HBaseStores stores;
  private final HBaseTable table;
  private final Generation generation;
  private final int mostRows;
  private final long mostBytes;
  private final List<Put> puts = new ArrayList<>();
  private long bytes;

  WriteBuffer(HBaseStores stores, HBaseTable table, Generation generation, ProcessOptions options) {
    this.stores = stores;
    this.table = table;
    this.generation = generation;
    this.mostRows = options.writeRows();
    this.mostBytes = options.writeBytes();
  }

  void add(byte[] key, byte[] value) throws IOException {
    puts.add(put(table, generation, key, value));
    bytes += key.length + value.length;
    if (puts.size() >= mostRows || bytes >= mostBytes) {
      stores.write(table, puts);
      puts.clear();
      bytes = 0;
    }
  }

  /** What is not written yet. */
  List<Put> held() {
    return List.copyOf(puts);
  }

  /** About how many bytes are not written yet. */
  long heldBytes() {
    return bytes;
  }

  static Put put(HBaseTable table, Generation generation, byte[] key, byte[] value) {
    return new Put(key, generation.cutoffMillis()).addColumn(table.family(), VALUE, value);
  }
}
