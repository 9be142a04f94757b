package dev.nightjar.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.HashRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class TilingPropertyTest {
  private static List<HashRange> shuffled(int parts, long seed) {
    List<HashRange> ranges = new ArrayList<>(HashRange.tiles(parts));
    Collections.shuffle(ranges, new Random(seed));
    return ranges;
  }

  @Property(tries = 200)
  void tilesInAnyOrderHaveNoFlaw(
      @ForAll @IntRange(min = 1, max = 40) int parts, @ForAll long seed) {
    assertThat(Tiling.flaw(shuffled(parts, seed))).isEmpty();
  }

  @Property(tries = 200)
  void aTileThatIsMissingOrThereTwiceIsAFlaw(
      @ForAll @IntRange(min = 1, max = 40) int parts, @ForAll long seed) {
    List<HashRange> ranges = shuffled(parts, seed);
    HashRange first = ranges.remove(0);
    assertThat(Tiling.flaw(ranges)).isPresent();
    ranges.add(first);
    ranges.add(first);
    assertThat(Tiling.flaw(ranges)).isPresent();
  }

  @Property(tries = 200)
  void anEndThatIsOffByOneIsAFlaw(
      @ForAll @IntRange(min = 2, max = 40) int parts, @ForAll long seed) {
    List<HashRange> ranges = shuffled(parts, seed);
    HashRange range = ranges.remove(0);
    ranges.add(
        range.first() == 0
            ? new HashRange(0, range.last() - 1)
            : new HashRange(range.first() - 1, range.last()));
    assertThat(Tiling.flaw(ranges)).isPresent();
  }

  @Example
  void nothingIsAFlaw() {
    assertThat(Tiling.flaw(List.of())).contains("no hash range is there");
  }
}
