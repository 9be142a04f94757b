package dev.nightjar.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashRangeTest {
  @Property(tries = 100)
  void tilesCoverEveryHashExactlyOnce(@ForAll @IntRange(min = 1, max = 2000) int parts) {
    List<HashRange> tiles = HashRange.tiles(parts);

    assertThat(tiles).hasSize(parts);
    assertThat(tiles.get(0).first()).isZero();
    assertThat(tiles.get(parts - 1).last()).isEqualTo(-1);
    for (int i = 1; i < parts; i++) {
      assertThat(tiles.get(i - 1).isFollowedBy(tiles.get(i))).isTrue();
    }
  }

  @Property(tries = 100)
  void tilesAreOfEqualSize(@ForAll @IntRange(min = 1, max = 2000) int parts) {
    BigInteger least = BigInteger.ONE.shiftLeft(64).divide(BigInteger.valueOf(parts));

    assertThat(HashRange.tiles(parts))
        .allSatisfy(tile -> assertThat(size(tile)).isBetween(least, least.add(BigInteger.ONE)));
  }

  @Property(tries = 200)
  void oneTileIsTheSameAsAmongAll(@ForAll @IntRange(min = 1, max = 2000) int parts) {
    List<HashRange> tiles = HashRange.tiles(parts);

    for (int i = 0; i < parts; i++) {
      assertThat(HashRange.tile(i, parts)).isEqualTo(tiles.get(i));
    }
  }

  @Test
  void aTileBesideAllIsRefused() {
    assertThatThrownBy(() -> HashRange.tile(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> HashRange.tile(0, 1_000_001))
        .hasMessage("Invalid number of hash ranges: 1000001 is not in 1..1000000");
  }

  @Property(tries = 500)
  void everyHashIsInExactlyOneTile(
      @ForAll long hash, @ForAll @IntRange(min = 1, max = 300) int parts) {
    assertThat(HashRange.tiles(parts)).filteredOn(tile -> tile.contains(hash)).hasSize(1);
  }

  @Property(tries = 500)
  void whatARangeIsSplitIntoTilesIt(
      @ForAll long one, @ForAll long other, @ForAll @IntRange(min = 1, max = 40) int parts) {
    boolean isInOrder = Long.compareUnsigned(one, other) <= 0;
    HashRange range = new HashRange(isInOrder ? one : other, isInOrder ? other : one);

    List<HashRange> split = range.split(parts);

    assertThat(split.get(0).first()).isEqualTo(range.first());
    assertThat(split.get(split.size() - 1).last()).isEqualTo(range.last());
    for (int i = 1; i < split.size(); i++) {
      assertThat(split.get(i - 1).isFollowedBy(split.get(i))).isTrue();
    }
    BigInteger least = size(range).divide(BigInteger.valueOf(parts));
    assertThat(split)
        .allSatisfy(part -> assertThat(size(part)).isBetween(least, least.add(BigInteger.ONE)));
  }

  @Test
  void aRangeOfFewHashesIsSplitIntoOneEach() {
    assertThat(new HashRange(5, 6).split(16))
        .containsExactly(new HashRange(5, 5), new HashRange(6, 6));
  }

  @Test
  void hashesCompareAsUnsignedNumbers() {
    HashRange upperHalf = HashRange.tiles(2).get(1);

    assertThat(upperHalf.contains(Long.MIN_VALUE)).isTrue();
    assertThat(upperHalf.contains(-1)).isTrue();
    assertThat(upperHalf.contains(Long.MAX_VALUE)).isFalse();
    assertThat(HashRange.tiles(2).get(0)).isLessThan(upperHalf);
  }

  @Test
  void nothingFollowsTheLastHash() {
    assertThat(HashRange.ALL.isFollowedBy(new HashRange(0, 5))).isFalse();
  }

  @Test
  void anEmptyRangeIsRefusedWithItsEnds() {
    assertThatThrownBy(() -> new HashRange(-1, 0x1F))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ffffffffffffffff")
        .hasMessageContaining("000000000000001f");
  }

  @Test
  void noOrTooManyTilesAreRefusedWithTheirNumber() {
    assertThatThrownBy(() -> HashRange.tiles(0)).hasMessageContaining("0 is not in");
    assertThatThrownBy(() -> HashRange.tiles(1_000_001)).hasMessageContaining("1000001");
  }

  private static BigInteger size(HashRange range) {
    return new BigInteger(Long.toUnsignedString(range.last() - range.first())).add(BigInteger.ONE);
  }
}
