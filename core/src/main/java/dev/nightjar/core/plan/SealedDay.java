package dev.nightjar.core.plan;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Seal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate rows of a merchant-day's generation, as its seals tell of them. They are
 * summarized again slice by slice as they were sealed, so that each slice can be compared with its
 * seal.
 *
 * @param source which generation
 * @param parts the sealed slices in order of their hashes, which tile the day
 */
public record SealedDay(RecordSource source, List<Part> parts) {
  /**
   * A sealed slice.
   *
   * @param hashes which visitors
   * @param rows how many raw rows its records were made of
   */
  public record Part(HashRange hashes, long rows) {}

  public SealedDay {
    parts = List.copyOf(parts);
  }

  /** How many raw rows the day's records were made of. */
  public long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /**
   * The day of a published generation, by the seals that are there. Where a slice was cut smaller
   * while it ran, the whole may be sealed beside its parts; either says the same, and the parts are
   * taken.
   *
   * @param pointer what is published, with rows of its own
   * @param seals by hash range
   * @return empty when no seals of the published version tile the day, or when they do not add up
   *     to what was published: the rows are swept, or never were
   */
  public static Optional<SealedDay> of(Pointer pointer, Map<HashRange, Seal> seals) {
    SortedMap<HashRange, RowCounts> sealed = new TreeMap<>();
    seals.forEach(
        (hashes, seal) -> {
          if (seal.version().equals(pointer.version())) {
            sealed.put(hashes, seal.rows());
          }
        });
    sealed.keySet().retainAll(tiling(sealed.keySet()));
    RowCounts sum = sealed.values().stream().reduce(RowCounts.NONE, RowCounts::plus);
    if (sealed.isEmpty() || !sum.equals(pointer.sources())) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    sealed.forEach((hashes, rows) -> parts.add(new Part(hashes, rows.read())));
    return Optional.of(
        new SealedDay(new RecordSource(pointer.generation(), pointer.dataAsOf()), parts));
  }

  /** Ranges that follow each other from the first hash to the last; none where none do. */
  private static Set<HashRange> tiling(Set<HashRange> ranges) {
    NavigableMap<Long, List<HashRange>> byFirst = new TreeMap<>(Long::compareUnsigned);
    ranges.forEach(
        range -> byFirst.computeIfAbsent(range.first(), first -> new ArrayList<>()).add(range));
    Map<Long, HashRange> onTheWay = new TreeMap<>();
    for (List<HashRange> sameFirst : byFirst.descendingMap().values()) {
      sameFirst.stream()
          .sorted()
          .filter(range -> isLast(range) || onTheWay.containsKey(range.last() + 1))
          .findFirst()
          .ifPresent(range -> onTheWay.put(range.first(), range));
    }
    Set<HashRange> tiling = new HashSet<>();
    @Nullable HashRange next = onTheWay.get(HashRange.ALL.first());
    while (next != null) {
      tiling.add(next);
      next = isLast(next) ? null : onTheWay.get(next.last() + 1);
    }
    return tiling;
  }

  private static boolean isLast(HashRange range) {
    return range.last() == HashRange.ALL.last();
  }
}
