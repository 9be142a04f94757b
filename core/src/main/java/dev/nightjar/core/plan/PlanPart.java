package dev.nightjar.core.plan;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.DraftChunks.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part of a plan that is of some of its merchants, as a plan of its own: the same slices, in
 * the same order, so that what was computed for one of them is the same in both. Batches and chunks
 * of which nothing is left are left out, the others numbered anew. Of neighbours among a giant's
 * equal hash ranges only the first is held, so that the part grows with its merchants. Not
 * thread-safe.
 */
public final class PlanPart {
  private final Map<MerchantId, Integer> shares;
  private final List<PlannedBatch> batches = new ArrayList<>();
  private final List<List<DraftChunks>> chunks = new ArrayList<>();
  private int nextChunk;

  /**
   * Of the merchants that are wanted.
   *
   * @param shares those of each of them, 1 or more
   */
  public PlanPart(Map<MerchantId, Integer> shares) {
    this.shares = Map.copyOf(shares);
  }

  /**
   * Takes over what is wanted of a batch of the plan. Expected rows are shared alike by a chunk's
   * slices, as a plan says them of chunks alone.
   *
   * @param batch the next batch, in order of their numbers
   * @param planned its chunks as they were planned, in order of their numbers
   */
  public void add(PlannedBatch batch, List<PlannedChunk> planned) {
    List<MerchantId> wanted = batch.merchants().stream().filter(shares::containsKey).toList();
    if (wanted.isEmpty()) {
      return;
    }
    List<DraftChunks> left = new ArrayList<>();
    int count = 0;
    long rows = 0;
    for (PlannedChunk chunk : planned) {
      List<PlannedSlice> slices =
          chunk.slices().stream().filter(slice -> shares.containsKey(slice.merchant())).toList();
      if (!slices.isEmpty()) {
        long share = chunk.expectedRows() / chunk.slices().size() * slices.size();
        long expected =
            slices.size() == chunk.slices().size() ? chunk.expectedRows() : Math.max(1, share);
        add(left, slices, expected);
        count++;
        rows += expected;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "Invalid batch %d: it has no slice of %s"
              .formatted(
                  batch.number(),
                  wanted.stream().map(MerchantId::value).collect(Collectors.joining(", "))));
    }
    batches.add(
        new PlannedBatch(
            batches.size(), nextChunk, count, wanted, rows, PlannedBatch.shares(wanted, shares)));
    chunks.add(List.copyOf(left));
    nextChunk += count;
  }

  private static void add(List<DraftChunks> left, List<PlannedSlice> slices, long rows) {
    Optional<Tiles> tile = Tiles.of(slices, rows);
    int last = left.size() - 1;
    if (tile.isEmpty()) {
      left.add(new DraftChunks.Shared(slices, rows));
    } else if (last >= 0
        && left.get(last) instanceof Tiles before
        && before.isFollowedBy(tile.get())) {
      left.set(last, before.with(tile.get()));
    } else {
      left.add(tile.get());
    }
  }

  /**
   * What was taken over so far, without weights, which chunks do not tell; empty when nothing was.
   */
  public Plan plan() {
    List<PlannedChunk> numbered = new NumberedChunks(chunks);
    return new Plan(batches, numbered, PlanDigest.of(numbered), List.of());
  }
}
