package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.window.OwnThreads;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.plan.PlannedSlice;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Reads the slices of a chunk: its first two stages. The next slices are begun while one is folded,
 * so that small merchants do not each wait for a scan to open. Scan, decode and fold have as many
 * threads each, and take slices in the same order, so whatever a fold waits for is being worked on.
 * Thread-safe; closing it interrupts what is under way and waits for its end.
 */
final class SliceReads implements AutoCloseable {
  /** Slices that are begun before their turn. A few batches of each are held. */
  private static final int AHEAD = 4;

  private final HBaseStores stores;
  private final Generation cutoff;
  private final EventDecoder decoder;
  private final ChunkStages stages;
  private final List<PlannedSlice> slices;
  private final ExecutorService scans;
  private final ExecutorService decodings;
  private final Map<PlannedSlice, StagedRows> begun = new HashMap<>();
  private int next;

  /**
   * Begins the first ones.
   *
   * @param slices in the order in which they will be folded
   * @param threads how many are folded at once, 1 or more
   */
  SliceReads(
      HBaseStores stores,
      Generation cutoff,
      EventDecoder decoder,
      ChunkStages stages,
      List<PlannedSlice> slices,
      int threads) {
    this.stores = stores;
    this.cutoff = cutoff;
    this.decoder = decoder;
    this.stages = stages;
    this.slices = List.copyOf(slices);
    scans = OwnThreads.start(threads, "nightjar-scan");
    decodings = OwnThreads.start(threads, "nightjar-decode");
    beginUpTo(threads + AHEAD);
  }

  /** The first pass over a slice. */
  synchronized SliceSource first(PlannedSlice slice) {
    @Nullable StagedRows rows = begun.remove(slice);
    beginUpTo(next + 1);
    return Objects.requireNonNull(rows, "A slice is read ahead once");
  }

  /** Another pass over a slice, which leaves rows out. */
  SliceSource again(PlannedSlice slice, Poison poison) throws IOException {
    return new DirectRows(open(slice), new RowDecoding(decoder, slice, poison), stages.decoded());
  }

  private RawRows open(PlannedSlice slice) throws IOException {
    return new RawRows(stores, slice.slice(), cutoff, stages.reads());
  }

  private void beginUpTo(int end) {
    for (; next < Math.min(end, slices.size()); next++) {
      PlannedSlice slice = slices.get(next);
      StagedRows rows =
          new StagedRows(stages, () -> open(slice), new RowDecoding(decoder, slice, Poison.NONE));
      begun.put(slice, rows);
      scans.execute(rows::scan);
      decodings.execute(rows::decode);
    }
  }

  @Override
  public synchronized void close() {
    OwnThreads.end(scans);
    OwnThreads.end(decodings);
    begun.values().forEach(StagedRows::close);
  }
}
