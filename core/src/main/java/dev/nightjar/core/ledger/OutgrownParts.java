package dev.nightjar.core.ledger;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.SplitRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a chunk that outgrew its weight falls into parts: one for its other slices, if it has any,
 * and one for each of the hash ranges that tile the slice that did it. Pure: a chunk that is split
 * twice by the same outgrowth has the same parts.
 *
 * <p>A part is not split again. Its number follows from that of the whole, so that the parts of two
 * chunks never share one: {@link #FIRST_NUMBER} + whole × {@link #MOST} + its place.
 */
public final class OutgrownParts {
  /** The most parts of a chunk. */
  public static final int MOST = 16;

  /**
   * The first number of such parts, behind those that failures make. A plan has at most 50 million
   * chunks ({@link PlanOptions#MOST_BATCHES} of {@link PlanOptions#MOST_CHUNKS_PER_BATCH}), whose
   * parts have numbers from here on up to the largest integer.
   */
  public static final int FIRST_NUMBER = 1_300_000_000;

  private static final Comparator<PlannedChunk> BY_NUMBER =
      Comparator.comparingInt(PlannedChunk::number);

  private OutgrownParts() {}

  /**
   * The parts of a chunk, in order of their numbers. Those of the slice have about as many rows as
   * the whole was expected to have.
   *
   * @throws IllegalArgumentException when the chunk was made by a split, has no such slice, or the
   *     slice has one hash alone
   */
  public static List<PlannedChunk> of(PlannedChunk whole, Outgrowth outgrowth, SplitRule rule) {
    if (whole.number() >= ChunkId.FIRST_SPLIT_NUMBER
        || outgrowth.slice() >= whole.slices().size()) {
      throw new IllegalArgumentException(
          "Invalid split: slice %d of chunk %d with %d slices"
              .formatted(outgrowth.slice(), whole.number(), whole.slices().size()));
    }
    if (!whole.isFromRaw()) {
      throw new IllegalArgumentException(
          "Invalid split: the slices of chunk %d are summarized again as they were sealed"
              .formatted(whole.number()));
    }
    List<PlannedSlice> others = new ArrayList<>(whole.slices());
    PlannedSlice outgrown = others.remove(outgrowth.slice());
    List<PlannedChunk> parts = new ArrayList<>();
    if (!others.isEmpty()) {
      parts.add(part(whole, 0, others, whole.expectedRows()));
    }
    List<HashRange> ranges =
        outgrown.hashes().split(ranges(whole, outgrowth, rule, MOST - parts.size()));
    for (int i = 0; i < ranges.size(); i++) {
      PlannedSlice slice = new PlannedSlice(outgrown.merchant(), outgrown.day(), ranges.get(i));
      long rows = outgrowth.sliceRows() / ranges.size();
      long rest = i < outgrowth.sliceRows() % ranges.size() ? 1 : 0;
      parts.add(part(whole, parts.size(), List.of(slice), rows + rest));
    }
    return List.copyOf(parts);
  }

  /**
   * The chunks of a batch by which its slices are to be done again: as they were planned, but with
   * its parts in the place of each that outgrew its weight. Parts that failures made are left out,
   * whose slices are those of the whole.
   *
   * @param chunks all chunks of the batch
   * @return in order of dispatch, each with its own number
   */
  public static List<PlannedChunk> standing(List<PlannedChunk> chunks) {
    SortedMap<Integer, List<PlannedChunk>> parts = new TreeMap<>();
    chunks.stream()
        .filter(chunk -> chunk.number() >= FIRST_NUMBER)
        .sorted(BY_NUMBER)
        .forEach(
            part ->
                parts
                    .computeIfAbsent(wholeOf(part.number()), whole -> new ArrayList<>())
                    .add(part));
    return chunks.stream()
        .filter(chunk -> chunk.number() < ChunkId.FIRST_SPLIT_NUMBER)
        .sorted(BY_NUMBER)
        .flatMap(chunk -> parts.getOrDefault(chunk.number(), List.of(chunk)).stream())
        .toList();
  }

  private static int ranges(PlannedChunk whole, Outgrowth outgrowth, SplitRule rule, int most) {
    long usual = rule.usual(whole.expectedRows());
    long wanted = outgrowth.sliceRows() / usual + (outgrowth.sliceRows() % usual == 0 ? 0 : 1);
    return (int) Math.max(2, Math.min(most, wanted));
  }

  private static PlannedChunk part(
      PlannedChunk whole, int place, List<PlannedSlice> slices, long rows) {
    int number = Math.addExact(FIRST_NUMBER, Math.multiplyExact(whole.number(), MOST));
    return new PlannedChunk(Math.addExact(number, place), whole.batch(), slices, rows);
  }

  private static int wholeOf(int part) {
    return (part - FIRST_NUMBER) / MOST;
  }
}
