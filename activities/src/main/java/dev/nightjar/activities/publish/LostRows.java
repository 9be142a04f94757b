package dev.nightjar.activities.publish;

import dev.nightjar.core.model.HashRange;
import java.util.List;

/** Rows of one merchant are not there, or not as their chunks have written them. */
final class LostRows extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<HashRange> ranges;

  /**
   * Of some ranges.
   *
   * @param reason of the first, for a person
   */
  LostRows(List<HashRange> ranges, String reason) {
    super(reason);
    this.ranges = List.copyOf(ranges);
  }

  List<HashRange> ranges() {
    return ranges;
  }
}
