package dev.nightjar.activities.late;

import java.time.LocalDate;

/**
 * Business days, both ends included.
 *
 * @param first the first
 * @param last the last, not before the first
 */
public record DayRange(LocalDate first, LocalDate last) {
  public DayRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "Invalid range of days: %s is before %s".formatted(last, first));
    }
  }
}
