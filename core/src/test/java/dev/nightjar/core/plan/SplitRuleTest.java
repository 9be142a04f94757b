package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.HashRange;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SplitRuleTest {
  private static final SplitRule RULE = new SplitRule(4, 100);
  private static final long QUARTER = 0x3fff_ffff_ffff_ffffL;
  private static final long HALF = Long.MAX_VALUE;

  @Test
  void aChunkThatReadSeveralTimesItsRowsWithMoreThanHalfLeftIsSplit() {
    assertThat(RULE.isDue(1000, 4000, reading(QUARTER, 4000, 3))).isTrue();
    assertThat(RULE.isDue(1000, 3999, reading(QUARTER, 3999, 3))).isFalse();
  }

  @Test
  void aChunkThatIsNearlyThroughIsLeftToEnd() {
    assertThat(RULE.isDue(1000, 4000, reading(HALF + 1000, 4000, 1))).isFalse();
    assertThat(RULE.isDue(1000, 400_000, reading(-10, 4000, 3))).isFalse();
  }

  @Test
  void ofAChunkThatExpectedNextToNothingTheFloorCounts() {
    assertThat(RULE.isDue(0, 399, reading(1000, 399, 1))).isFalse();
    assertThat(RULE.isDue(0, 400, reading(QUARTER, 400, 1))).isTrue();
    assertThat(new SplitRule(4, 1000).isDue(1, 4000, reading(QUARTER, 300, 1))).isFalse();
  }

  @Test
  void rowsOfOtherSlicesCountForTheChunkButNotForWhatIsLeft() {
    assertThat(RULE.isDue(1000, 4000, reading(QUARTER, 500, 3))).isTrue();
    assertThat(RULE.isDue(1000, 4000, reading(-10, 500, 3))).isFalse();
  }

  @Test
  void aCrawlerInFrontMakesNoGiantOfItsMerchant() {
    assertThat(RULE.isDue(1000, 5000, reading(1, 5000, 5000))).isFalse();
    assertThat(reading(HALF, 5004, 5000).left()).isEqualTo(4);
  }

  @Test
  void aFewVisitorsTellNothing() {
    assertThat(RULE.isDue(1000, 5000, new SliceReading(HashRange.ALL, 1, 5000, 900, 9))).isFalse();
    assertThat(RULE.isDue(1000, 5000, new SliceReading(HashRange.ALL, 1, 5000, 900, 10))).isTrue();
  }

  @Test
  void oneHashIsNotSplit() {
    HashRange one = new HashRange(5, 5);
    assertThat(RULE.isDue(1, 1000, new SliceReading(one, 5, 1000, 1, 10))).isFalse();
  }

  @Test
  void aLimitBeyondAllNumbersIsTheLargest() {
    assertThat(new SplitRule(100, 1).limit(Long.MAX_VALUE / 2)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new SplitRule(1, 100)).hasMessageContaining("factor 1 must be 2 to");
    assertThatThrownBy(() -> new SplitRule(4, 0)).hasMessageContaining("floor 0");
    assertThatThrownBy(() -> new SliceReading(HashRange.ALL, 0, 3, 4, 1))
        .hasMessageContaining("rows 3 of 1 visitors, of one of them 4");
    assertThatThrownBy(() -> new SliceReading(new HashRange(5, 9), 10, 3, 3, 1))
        .hasMessageContaining("lastHash 000000000000000a");
  }

  @Property(tries = 300)
  void anEstimateIsCloseWhereHashesAreUniform(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int part) {
    HashRange hashes = HashRange.tiles(12).get(part - 1);
    int all = 20_000;
    long[] sorted = uniform(seed, hashes, all);

    SliceReading early = new SliceReading(hashes, sorted[2000], 2001, 1, 2001);
    assertThat((double) early.estimate()).isBetween(all * 0.85, all * 1.15);
    SliceReading end = new SliceReading(hashes, sorted[all - 1], all, 1, all);
    assertThat((double) end.estimate()).isBetween(all * 0.99, all * 1.01);
  }

  @Property
  void nothingLeftIsNeverSplit(
      @ForAll @LongRange(min = 1) long rows,
      @ForAll @IntRange(min = 2, max = 100) int factor,
      @ForAll @LongRange(min = 0) long expected) {
    SliceReading end = new SliceReading(HashRange.ALL, -1, rows, 1, rows);

    assertThat(new SplitRule(factor, 1).isDue(expected, Long.MAX_VALUE, end)).isFalse();
  }

  private static long[] uniform(long seed, HashRange hashes, int all) {
    Random random = new Random(seed);
    return random
        .longs(all, 0, hashes.last() - hashes.first())
        .sorted()
        .map(offset -> hashes.first() + offset)
        .toArray();
  }

  private static SliceReading reading(long lastHash, long rows, long heaviest) {
    return new SliceReading(HashRange.ALL, lastHash, rows, heaviest, Math.min(rows, 20));
  }
}
