package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;

/**
 * Writes the rest of many slices together, so that small merchants cost a share of a round trip:
 * first every row, and when all are stored the seals. Not thread-safe.
 */
final class SliceCommit {
  private final HBaseStores stores;
  private final Generation generation;
  private final int rowsPerCommit;
  private final List<Put> intermediate = new ArrayList<>();
  private final List<Put> partial = new ArrayList<>();
  private final List<Put> seals = new ArrayList<>();

  SliceCommit(HBaseStores stores, Generation generation, int rowsPerCommit) {
    this.stores = stores;
    this.generation = generation;
    this.rowsPerCommit = rowsPerCommit;
  }

  void add(SealedSlice slice) throws IOException {
    intermediate.addAll(slice.intermediate());
    partial.addAll(slice.partial());
    seals.add(
        WriteBuffer.put(
            HBaseTable.PARTIAL, generation, slice.sealKey().bytes(), slice.seal().encode()));
    if (intermediate.size() + partial.size() + seals.size() >= rowsPerCommit) {
      flush();
    }
  }

  void flush() throws IOException {
    stores.write(HBaseTable.INTERMEDIATE, intermediate);
    stores.write(HBaseTable.PARTIAL, partial);
    stores.write(HBaseTable.PARTIAL, seals);
    intermediate.clear();
    partial.clear();
    seals.clear();
  }
}
