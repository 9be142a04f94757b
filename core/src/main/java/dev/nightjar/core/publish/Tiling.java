package dev.nightjar.core.publish;

import dev.nightjar.core.model.HashRange;
import java.util.List;
import java.util.Optional;

/** Whether hash ranges cover every visitor exactly once. */
public final class Tiling {
  private Tiling() {}

  /**
   * What keeps ranges from tiling the whole space of hashes exactly once, in words; empty when they
   * do.
   *
   * @param ranges in any order
   */
  public static Optional<String> flaw(List<HashRange> ranges) {
    List<HashRange> sorted = ranges.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return Optional.of("no hash range is there");
    }
    if (sorted.get(0).first() != HashRange.ALL.first()) {
      return Optional.of("nothing covers the hashes before %s".formatted(sorted.get(0)));
    }
    for (int i = 1; i < sorted.size(); i++) {
      if (!sorted.get(i - 1).isFollowedBy(sorted.get(i))) {
        return Optional.of(
            "%s and %s overlap or leave a gap".formatted(sorted.get(i - 1), sorted.get(i)));
      }
    }
    HashRange last = sorted.get(sorted.size() - 1);
    return last.last() == HashRange.ALL.last()
        ? Optional.empty()
        : Optional.of("nothing covers the hashes after %s".formatted(last));
  }
}
