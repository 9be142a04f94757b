package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RowsPerChunkTest {
  private static final PlanOptions OPTIONS = PlanOptions.DEFAULTS;

  @Example
  void aMinuteOfWhatASlotReadsIsAChunk() {
    assertThat(RowsPerChunk.of(OPTIONS, ChunkTime.DEFAULT, pace(12_345.6)))
        .isEqualTo(new RowsPerChunk(740_736, RowsSource.LEARNT));
  }

  @Example
  void whileNothingIsKnownTheOptionsHold() {
    assertThat(RowsPerChunk.of(OPTIONS, ChunkTime.DEFAULT, Optional.empty()))
        .isEqualTo(new RowsPerChunk(250_000, RowsSource.DEFAULT));
  }

  @Example
  void whatIsConfiguredHoldsWhateverEarlierRunsTell() {
    assertThat(RowsPerChunk.of(OPTIONS, null, pace(12_345)))
        .isEqualTo(new RowsPerChunk(250_000, RowsSource.CONFIGURED));
  }

  @Property
  void whatIsLearntKeepsFloorAndCeilingAndElseTheTime(
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double rate,
      @ForAll @IntRange(min = 30, max = 120) int seconds) {
    ChunkTime time = new ChunkTime(Duration.ofSeconds(seconds), 1_000_000);

    RowsPerChunk rows = RowsPerChunk.of(OPTIONS, time, pace(rate));
    assertThat(rows.source()).isEqualTo(RowsSource.LEARNT);
    assertThat(rows.target()).isBetween(20_000L, 1_000_000L);
    if (rows.target() > 20_000 && rows.target() < 1_000_000) {
      assertThat(rows.target() / rate).isCloseTo(seconds, within(1 / rate));
    }
  }

  @Property
  void aFasterSlotIsNeverGivenLess(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double rate,
      @ForAll @DoubleRange(min = 1, max = 1000) double faster) {
    assertThat(RowsPerChunk.of(OPTIONS, ChunkTime.DEFAULT, pace(rate * faster)).target())
        .isGreaterThanOrEqualTo(RowsPerChunk.of(OPTIONS, ChunkTime.DEFAULT, pace(rate)).target());
  }

  @Example
  void aChunkTimeIsHalfAMinuteToTwo() {
    for (int seconds : new int[] {29, 121}) {
      assertThatThrownBy(() -> new ChunkTime(Duration.ofSeconds(seconds), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be PT30S to PT2M");
    }
    assertThatThrownBy(() -> new ChunkTime(Duration.ofSeconds(30), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rowsCeiling 0");
  }

  private static Optional<NightPace> pace(double rowsPerSecond) {
    return Optional.of(new NightPace(rowsPerSecond, Duration.ZERO));
  }
}
