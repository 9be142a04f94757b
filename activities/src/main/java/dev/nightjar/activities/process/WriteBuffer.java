package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.stage.StageClock;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.activities.stage.WriteStage;
import dev.nightjar.activities.window.OneBehind;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Rows of one cell on their way to a table, stored a batch at a time while the next one is made; a
 * slow store slows the reader down. Their timestamp is the generation: whoever writes them again
 * writes the same cells. Not thread-safe.
 */
final class WriteBuffer {
  /** The one column. */
  static final byte[] VALUE = Bytes.toBytes("v");

  private final HBaseStores stores;
  private final WriteStage stage;
  private final OneBehind writes;
  private final HBaseTable table;
  private final Generation generation;
  private final StageClock clock;
  private final long mostBytes;
  private List<Put> puts = new ArrayList<>();
  private long bytes;

  /**
   * An empty one.
   *
   * @param writes stores the batches; its user waits for the last one
   * @param clock of its user's thread
   */
  WriteBuffer(SliceWork<?> work, OneBehind writes, HBaseTable table, StageClock clock) {
    this.stores = work.stores();
    this.stage = work.stages().write();
    this.writes = writes;
    this.table = table;
    this.generation = work.run().generation();
    this.clock = clock;
    this.mostBytes = work.options().writeBytes();
  }

  void add(byte[] key, byte[] value) {
    puts.add(put(table, generation, key, value));
    bytes += key.length + value.length;
  }

  /** Begins to store what is held, if that is enough for a batch. */
  void settle() throws IOException {
    if (puts.size() >= stage.batch().rows() || bytes >= mostBytes) {
      List<Put> batch = puts;
      clock.lap(Use.BUSY);
      writes.begin(() -> stage.store(stores, table, batch));
      clock.lap(Use.HELD);
      puts = new ArrayList<>(batch.size());
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
