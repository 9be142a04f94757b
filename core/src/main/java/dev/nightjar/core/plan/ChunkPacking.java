package dev.nightjar.core.plan;

import dev.nightjar.core.model.HashRange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Cuts merchant-days into chunks: a giant into equal runs of hash ranges, a chunk each; small ones
 * share chunks, each put where it leaves the least room. Whoever has more rows in a chunk than a
 * slice should has several neighbouring hash ranges there, so that an execution after one that died
 * goes on behind those that are done. Shared chunks get smaller towards the end, a slot's share of
 * what is left but not less than the floor (guided self-scheduling, Polychronopoulos and Kuck
 * 1987): they come last, and so the slots end close together.
 */
final class ChunkPacking {
  private final PlanOptions options;
  private final long target;
  private final int slicesPerChunk;
  private long unshared;
  private final List<DraftBatch> whole = new ArrayList<>();
  private final List<DraftChunk> shared = new ArrayList<>();

  /** Shared chunks that take more slices, oldest last among those with equal room. */
  private final TreeMap<Room, DraftChunk> open = new TreeMap<>();

  private record Room(long rows, int chunk) implements Comparable<Room> {
    @Override
    public int compareTo(Room other) {
      int byRows = Long.compare(rows, other.rows);
      return byRows != 0 ? byRows : Integer.compare(chunk, other.chunk);
    }
  }

  ChunkPacking(PlanOptions options, long target) {
    this.options = options;
    this.target = target;
    slicesPerChunk =
        Math.min(
            Math.min(options.slicesPerChunk(), options.merchantsPerBatch()),
            PlanOptions.MOST_CHUNKS_AND_MERCHANTS_PER_BATCH - 1);
  }

  /** Every merchant-day's chunks, those that must be published together in one draft. */
  List<DraftBatch> pack(List<MerchantDayWeight> largestFirst) {
    unshared =
        largestFirst.stream().filter(this::isShared).mapToLong(MerchantDayWeight::rows).sum();
    for (MerchantDayWeight weight : largestFirst) {
      SealedDay sealed = weight.sealed();
      if (sealed != null && !isShared(weight)) {
        whole.add(asSealed(weight, sealed));
      } else if (!isShared(weight)) {
        whole.add(split(weight));
      } else {
        share(weight);
      }
    }
    shared.forEach(chunk -> whole.add(DraftBatch.of(List.of(chunk.sorted()), chunk.merchants())));
    return whole;
  }

  private boolean isShared(MerchantDayWeight weight) {
    SealedDay sealed = weight.sealed();
    return weight.rows() <= target && (sealed == null || sealed.parts().size() == 1);
  }

  /** Slices stay as they were sealed; neighbours share a chunk up to the target. */
  private DraftBatch asSealed(MerchantDayWeight weight, SealedDay sealed) {
    long share = (weight.rows() - 1) / options.chunksPerBatch() + 1;
    long rowsPerChunk = Math.max(1, Math.max(target, share));
    List<DraftChunks> chunks = new ArrayList<>();
    int first = 0;
    long place = 0;
    long rows = 0;
    long before = 0;
    for (int part = 0; part < sealed.parts().size(); part++) {
      if (before / rowsPerChunk > place) {
        chunks.add(new DraftChunks.Sealed(weight, sealed, first, part, rows));
        first = part;
        place = before / rowsPerChunk;
        rows = 0;
      }
      rows += sealed.parts().get(part).rows();
      before += sealed.parts().get(part).rows();
    }
    chunks.add(new DraftChunks.Sealed(weight, sealed, first, sealed.parts().size(), rows));
    return DraftBatch.of(chunks, 1);
  }

  private DraftBatch split(MerchantDayWeight weight) {
    long wanted = (weight.rows() - 1) / target + 1;
    int parts = (int) Math.min(wanted, options.chunksPerBatch());
    long rows = weight.rows() / parts;
    int larger = (int) (weight.rows() % parts);
    int most = Math.min(options.slicesPerChunk(), HashRange.MOST_TILES / parts);
    int ranges = options.ranges(larger > 0 ? rows + 1 : rows, most);
    PlannedSlice day = weight.slice(HashRange.ALL);
    List<DraftChunks> chunks = new ArrayList<>();
    if (larger > 0) {
      chunks.add(new DraftChunks.Tiles(day, parts * ranges, ranges, 0, larger, rows + 1));
    }
    chunks.add(new DraftChunks.Tiles(day, parts * ranges, ranges, larger, parts - larger, rows));
    return DraftBatch.of(chunks, 1);
  }

  private void share(MerchantDayWeight weight) {
    var fitting = open.ceilingEntry(new Room(weight.rows(), 0));
    Room room;
    DraftChunk chunk;
    if (fitting == null) {
      room = new Room(newRoom(weight), shared.size());
      chunk = new DraftChunk();
      shared.add(chunk);
    } else {
      room = fitting.getKey();
      chunk = fitting.getValue();
      open.remove(room);
    }
    chunk.add(slices(weight, slicesPerChunk - chunk.size()), weight.rows());
    if (chunk.size() < slicesPerChunk) {
      open.put(new Room(room.rows() - weight.rows(), room.chunk()), chunk);
    }
  }

  /** A day that is summarized again has the one slice that was sealed. */
  private List<PlannedSlice> slices(MerchantDayWeight weight, int most) {
    int ranges = weight.sealed() == null ? options.ranges(weight.rows(), most) : 1;
    return HashRange.tiles(ranges).stream().map(weight::slice).toList();
  }

  /** How many rows the next shared chunk takes, which begins with some merchant. */
  private long newRoom(MerchantDayWeight first) {
    long least = Math.max(first.rows(), Math.min(options.rowsPerChunkFloor(), target));
    long rows = Math.max(least, Math.min(target, unshared / options.slots()));
    unshared = Math.max(0, unshared - rows);
    return rows;
  }
}
