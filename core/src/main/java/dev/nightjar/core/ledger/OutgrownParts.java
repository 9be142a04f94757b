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
 * and one for each of the hash ranges that tile the slice that did it. What the merchant has behind
 * that slice has grown as much and was not read yet, so that it gets parts of its own, too. Pure: a
 * chunk that is split twice by the same outgrowth has the same parts.
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

  private final PlannedChunk whole;
  private final Outgrowth outgrowth;
  private final SplitRule rule;
  private final List<PlannedChunk> parts = new ArrayList<>();

  private OutgrownParts(PlannedChunk whole, Outgrowth outgrowth, SplitRule rule) {
    this.whole = whole;
    this.outgrowth = outgrowth;
    this.rule = rule;
  }

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
    OutgrownParts parts = new OutgrownParts(whole, outgrowth, rule);
    parts.make();
    return List.copyOf(parts.parts);
  }

  /** What is before the outgrown slice or of others, then what is behind it, then its ranges. */
  private void make() {
    PlannedSlice outgrown = whole.slices().get(outgrowth.slice());
    List<PlannedSlice> others = new ArrayList<>();
    List<PlannedSlice> behind = new ArrayList<>();
    for (int i = 0; i < whole.slices().size(); i++) {
      PlannedSlice slice = whole.slices().get(i);
      if (i > outgrowth.slice() && slice.merchantDay().equals(outgrown.merchantDay())) {
        behind.add(slice);
      } else if (i != outgrowth.slice()) {
        others.add(slice);
      }
    }
    if (!others.isEmpty()) {
      add(others, whole.expectedRows());
    }
    int most = MOST - parts.size();
    int ranges = Math.max(2, Math.min(most, wanted(1)));
    if (!behind.isEmpty()) {
      // Both shares are of the same rows a slice, so that what there is not is lacking to both.
      ranges = Math.min(ranges, Math.max(2, most / (behind.size() + 1)));
      addBehind(behind, Math.min(most - ranges, wanted(behind.size())));
    }
    addRanges(outgrown, ranges);
  }

  /** Whole slices together, or ranges of each where there are more parts than slices. */
  private void addBehind(List<PlannedSlice> slices, int count) {
    int behind = slices.size();
    if (count <= behind) {
      for (int i = 0; i < count; i++) {
        List<PlannedSlice> some = slices.subList(i * behind / count, (i + 1) * behind / count);
        add(some, rows(some.size()));
      }
    } else {
      for (int i = 0; i < behind; i++) {
        addRanges(slices.get(i), (i + 1) * count / behind - i * count / behind);
      }
    }
  }

  private void addRanges(PlannedSlice slice, int count) {
    List<HashRange> ranges = slice.hashes().split(count);
    for (int i = 0; i < ranges.size(); i++) {
      long rows = outgrowth.sliceRows() / ranges.size();
      long rest = i < outgrowth.sliceRows() % ranges.size() ? 1 : 0;
      add(List.of(new PlannedSlice(slice.merchant(), slice.day(), ranges.get(i))), rows + rest);
    }
  }

  private void add(List<PlannedSlice> slices, long rows) {
    int first = Math.addExact(FIRST_NUMBER, Math.multiplyExact(whole.number(), MOST));
    parts.add(new PlannedChunk(Math.addExact(first, parts.size()), whole.batch(), slices, rows));
  }

  /** As many parts as so many slices should be, were each as large as the outgrown one; 1 to 16. */
  private int wanted(int slices) {
    long usual = rule.usual(whole.expectedRows());
    long rows = rows(slices);
    long wanted = rows / usual + (rows % usual == 0 ? 0 : 1);
    return (int) Math.max(1, Math.min(MOST, wanted));
  }

  private long rows(int slices) {
    return outgrowth.sliceRows() > Long.MAX_VALUE / slices
        ? Long.MAX_VALUE
        : outgrowth.sliceRows() * slices;
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

  private static int wholeOf(int part) {
    return (part - FIRST_NUMBER) / MOST;
  }
}
