package dev.nightjar.core.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Narrows rows that a job fails on to those that are to blame, by halving. A row is to blame if it
 * fails alone, and what is left of the others does not. Where no few such rows are found, because
 * only several together fail, all rows are. The same rows are always narrowed alike.
 */
public final class Narrowing {
  /** The most single rows that are blamed before all are. */
  public static final int MOST_SINGLE_ROWS = 8;

  private Narrowing() {}

  /**
   * The rows to leave out.
   *
   * @param rows in order
   * @param fails whether the job fails on some of them, in their order; it must on all
   * @return one row or more, in no order
   */
  public static <T> List<T> toBlame(List<T> rows, Predicate<List<T>> fails) {
    List<T> left = new ArrayList<>(rows);
    List<T> blamed = new ArrayList<>();
    while (fails.test(left)) {
      Optional<Integer> single = single(left, fails);
      if (single.isEmpty() || blamed.size() == MOST_SINGLE_ROWS) {
        return List.copyOf(rows);
      }
      blamed.add(left.remove(single.get().intValue()));
    }
    return blamed;
  }

  /** The place of a row that fails alone, if halving leads to one. */
  private static <T> Optional<Integer> single(List<T> rows, Predicate<List<T>> fails) {
    int first = 0;
    int end = rows.size();
    while (end - first > 1) {
      int middle = (first + end) >>> 1;
      if (fails.test(rows.subList(first, middle))) {
        end = middle;
      } else if (fails.test(rows.subList(middle, end))) {
        first = middle;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }
}
