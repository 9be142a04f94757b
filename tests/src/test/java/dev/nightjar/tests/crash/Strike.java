package dev.nightjar.tests.crash;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Faults that strike at once.
 *
 * @param night in which night at the earliest, from 1
 * @param afterChunks after how many chunks since the last strike was over; 0 strikes a night that
 *     still plans, or goes on at once
 * @param faults one or more
 */
record Strike(int night, int afterChunks, List<Fault> faults) {
  Strike {
    faults = List.copyOf(faults);
    if (night < 1 || afterChunks < 0 || faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid strike: night %d, after %d chunks, %s".formatted(night, afterChunks, faults));
    }
  }

  String words() {
    return faults.stream().map(Fault::words).collect(Collectors.joining(" and "));
  }
}
