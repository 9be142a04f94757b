package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FirstKeysTest {
  private static final long LARGE = 20_000;

  @Property
  void aCountIsExactWhateverEarlierNightsRead(
      @ForAll @LongRange(min = 0, max = 249) long rows, @ForAll @LongRange(min = 0) long history) {
    FirstKeys all = new FirstKeys(rows, 3, WeightSource.COUNTED);

    assertThat(all.weight(OptionalLong.of(history))).isEqualTo(rows);
    assertThat(all.source(OptionalLong.of(history))).isEqualTo(WeightSource.COUNTED);
    assertThat(all.asksForMore(OptionalLong.of(history), LARGE)).isFalse();
  }

  @Property
  void whatIsTakenIsNeverFarFromWhatManyVisitorsShow(
      @ForAll @LongRange(min = 250, max = 10_000_000_000L) long rows,
      @ForAll @IntRange(min = FirstKeys.LEAST_VISITORS, max = 2000) int visitors,
      @ForAll @LongRange(min = 0) long history) {
    long weight =
        new FirstKeys(rows, visitors, WeightSource.SAMPLED).weight(OptionalLong.of(history));

    assertThat(weight).isBetween(rows / 2, 2 * rows + 1);
  }

  @Example
  void aUsualDayWeighsWhatEarlierNightsRead() {
    FirstKeys keys = sampled(30_000, 20);

    assertThat(keys.source(OptionalLong.of(41_234))).isEqualTo(WeightSource.HISTORY);
    assertThat(keys.weight(OptionalLong.of(41_234))).isEqualTo(41_234);
    assertThat(keys.asksForMore(OptionalLong.of(41_234), LARGE)).isFalse();
  }

  @Example
  void aDayFarFromUsualWeighsWhatItsKeysShow() {
    for (long history : new long[] {0, 10_000, 90_000}) {
      FirstKeys keys = sampled(30_000, 20);

      assertThat(keys.source(OptionalLong.of(history))).isEqualTo(WeightSource.SAMPLED);
      assertThat(keys.weight(OptionalLong.of(history))).isEqualTo(30_000);
      assertThat(keys.asksForMore(OptionalLong.of(history), LARGE)).isTrue();
    }
  }

  @Example
  void aFewVisitorsDoNotContradictEarlierNights() {
    assertThat(sampled(10_000_000_000L, FirstKeys.LEAST_VISITORS - 1).weight(OptionalLong.of(7000)))
        .isEqualTo(7000);
  }

  @Example
  void onlyWhatMayBeCutUpIsReadFurther() {
    assertThat(sampled(500, 20).asksForMore(OptionalLong.empty(), LARGE)).isFalse();
    assertThat(sampled(20_000, 20).asksForMore(OptionalLong.empty(), LARGE)).isTrue();
    // Its keys make it small, its history large: one of the two is wrong.
    assertThat(sampled(500, 20).asksForMore(OptionalLong.of(60_000), LARGE)).isTrue();
  }

  @Example
  void keysDoNotComeFromHistory() {
    assertThatThrownBy(() -> new FirstKeys(1, 1, WeightSource.HISTORY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HISTORY");
  }

  private static FirstKeys sampled(long rows, int visitors) {
    return new FirstKeys(rows, visitors, WeightSource.SAMPLED);
  }
}
