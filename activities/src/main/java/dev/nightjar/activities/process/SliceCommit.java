package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.stage.WriteStage;
import dev.nightjar.activities.window.Beating;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;

/**
 * Writes the rest of many slices together, so that small merchants cost a share of a round trip:
 * first every row, and when all are stored the seals. Slices that took seconds to read are not held
 * for that, so that little is done again should the worker host die. A slice that an earlier
 * execution sealed otherwise is refused before. Not thread-safe.
 */
final class SliceCommit {
  /**
   * Some seconds' work, beside which a write of its own costs little; a chunk that is cut into hash
   * ranges has no smaller ones.
   */
  static final long MOST_ROWS_READ = 100_000;

  private final HBaseStores stores;
  private final WriteStage stage;
  private final Generation generation;
  private final int mostRows;
  private final long mostBytes;
  private final List<SealedSlice> slices = new ArrayList<>();
  private long rows;
  private long bytes;
  private long rowsRead;
  private int committed;

  SliceCommit(HBaseStores stores, WriteStage stage, Generation generation, ProcessOptions options) {
    this.stores = stores;
    this.stage = stage;
    this.generation = generation;
    this.mostRows = options.writeRows();
    this.mostBytes = options.writeBytes();
  }

  void add(SealedSlice slice, Heartbeat heartbeat) throws IOException {
    slices.add(slice);
    rows += slice.intermediate().size() + slice.partial().size() + 1;
    bytes += slice.heldBytes();
    rowsRead += slice.seal().rows().read();
    if (rows >= mostRows || bytes >= mostBytes || rowsRead >= MOST_ROWS_READ) {
      flush(heartbeat);
    }
  }

  /** How many slices are sealed. */
  int committed() {
    return committed;
  }

  /**
   * Writes what is held, with a beating heart: a store that is too busy is waited for.
   *
   * @throws DifferentSeal when an earlier execution came to something else
   */
  void flush(Heartbeat heartbeat) throws IOException {
    if (slices.isEmpty()) {
      return;
    }
    Beating.run(heartbeat, this::store);
    committed += slices.size();
    slices.clear();
    rows = 0;
    bytes = 0;
    rowsRead = 0;
  }

  private void store() throws IOException {
    check();
    stage.store(stores, HBaseTable.INTERMEDIATE, rows(SealedSlice::intermediate));
    stage.store(stores, HBaseTable.PARTIAL, rows(SealedSlice::partial));
    stage.store(stores, HBaseTable.PARTIAL, rows(slice -> List.of(seal(slice))));
  }

  /** One read for all: a seal that is there must be the one that would be put. */
  private void check() throws IOException {
    List<Get> gets = slices.stream().map(slice -> new Get(slice.sealKey().bytes())).toList();
    List<Result> found = stores.read(HBaseTable.PARTIAL, gets);
    for (int i = 0; i < found.size(); i++) {
      SealedSlice slice = slices.get(i);
      byte[] before = found.get(i).getValue(HBaseTable.PARTIAL.family(), WriteBuffer.VALUE);
      if (before != null && !Arrays.equals(before, slice.seal().encode())) {
        throw new DifferentSeal(slice.sealKey());
      }
    }
  }

  private List<Put> rows(Function<SealedSlice, List<Put>> part) {
    return slices.stream().flatMap(slice -> part.apply(slice).stream()).toList();
  }

  private Put seal(SealedSlice slice) {
    return WriteBuffer.put(
        HBaseTable.PARTIAL, generation, slice.sealKey().bytes(), slice.seal().encode());
  }
}
