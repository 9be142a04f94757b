package dev.nightjar.core.plan;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chunks of equal rows that follow each other and have no numbers yet. A giant's chunks follow from
 * its weight and their number, so they are not objects before somebody looks at them: a plan grows
 * with its merchants, not with its chunks. Immutable.
 */
sealed interface DraftChunks {
  /** Largest first, then by the first slice. */
  Comparator<DraftChunks> LARGEST_FIRST =
      Comparator.comparingLong(DraftChunks::rows)
          .reversed()
          .thenComparing(chunks -> chunks.slices(0).get(0).slice());

  /** How many chunks, 1 or more. */
  int count();

  /** Raw rows of each by weight. */
  long rows();

  /**
   * The slices of one of them.
   *
   * @param index from 0, below the count
   */
  List<PlannedSlice> slices(int index);

  /** Whose slices they have. */
  Stream<MerchantId> merchants();

  /**
   * A chunk that merchants share.
   *
   * @param slices in order of merchant and hashes
   */
  record Shared(List<PlannedSlice> slices, long rows) implements DraftChunks {
    public Shared {
      slices = List.copyOf(slices);
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public List<PlannedSlice> slices(int index) {
      return slices;
    }

    @Override
    public Stream<MerchantId> merchants() {
      return slices.stream().map(PlannedSlice::merchant);
    }
  }

  /**
   * Equal hash ranges of a giant, as many neighbours a chunk.
   *
   * @param day the giant's whole day
   * @param tiles into how many ranges it is cut
   * @param ranges how many of them a chunk has
   * @param first the first chunk that is meant, counted from the day's beginning
   */
  record Tiles(PlannedSlice day, int tiles, int ranges, int first, int count, long rows)
      implements DraftChunks {
    /** A chunk of these slices, if they are a run of equal ranges that is found by its place. */
    static Optional<Tiles> of(List<PlannedSlice> slices, long rows) {
      HashRange hashes = slices.get(0).hashes();
      double width = unsigned(hashes.last() - hashes.first()) + 1;
      long tiles = Math.round(0x1p64 / width);
      long place = Math.round(unsigned(hashes.first()) / width);
      int ranges = slices.size();
      if (tiles > HashRange.MOST_TILES || place % ranges != 0 || place + ranges > tiles) {
        return Optional.empty();
      }
      PlannedSlice day = slices.get(0).with(HashRange.ALL);
      Tiles found = new Tiles(day, (int) tiles, ranges, (int) (place / ranges), 1, rows);
      return found.slices(0).equals(slices) ? Optional.of(found) : Optional.empty();
    }

    private static double unsigned(long number) {
      return (number >>> 1) * 2.0 + (number & 1);
    }

    /** Whether the others are the next of the same day. */
    boolean isFollowedBy(Tiles other) {
      return rows == other.rows
          && tiles == other.tiles
          && ranges == other.ranges
          && first + count == other.first
          && day.equals(other.day);
    }

    /** These and the next ones. */
    Tiles with(Tiles next) {
      return new Tiles(day, tiles, ranges, first, count + next.count, rows);
    }

    @Override
    public List<PlannedSlice> slices(int index) {
      int from = (first + index) * ranges;
      return IntStream.range(from, from + ranges)
          .mapToObj(tile -> day.with(HashRange.tile(tile, tiles)))
          .toList();
    }

    @Override
    public Stream<MerchantId> merchants() {
      return Stream.of(day.merchant());
    }
  }

  /**
   * A chunk of neighbours among the slices of a day that is summarized again.
   *
   * @param day the weight's
   * @param first the first of the day's parts
   * @param end the one after the last
   */
  record Sealed(MerchantDayWeight weight, SealedDay day, int first, int end, long rows)
      implements DraftChunks {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public List<PlannedSlice> slices(int index) {
      return day.parts().subList(first, end).stream()
          .map(part -> weight.slice(part.hashes()))
          .toList();
    }

    @Override
    public Stream<MerchantId> merchants() {
      return Stream.of(weight.merchant());
    }
  }
}
