package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class NightPaceTest {
  @Example
  void tooFewChunksTellNothing() {
    assertThat(NightPace.of(List.of())).isEmpty();
    assertThat(NightPace.of(List.of(run(5, chunk(50_000, 10), chunk(50_000, 10))))).isEmpty();
  }

  @Example
  void tinyChunksTellNothing() {
    ChunkPace tiny = chunk(NightPace.LEAST_ROWS - 1, 100);
    EarlierRun run = run(5, tiny, tiny, tiny, chunk(50_000, 10), chunk(50_000, 10));

    assertThat(NightPace.of(List.of(run))).isEmpty();
    assertThat(NightPace.of(List.of(run, run)))
        .contains(new NightPace(5000, Duration.ofSeconds(5)));
  }

  @Example
  void ofTwoInTheMiddleTheSlowerCounts() {
    EarlierRun quick = run(1, chunk(40_000, 1), chunk(30_000, 1));
    EarlierRun slow = run(9, chunk(20_000, 1), chunk(10_000, 1));

    assertThat(NightPace.of(List.of(quick, slow)))
        .contains(new NightPace(20_000, Duration.ofSeconds(9)));
  }

  @Property
  void anAccidentMovesThePaceNoFurtherThanToAnotherChunks(
      @ForAll @Size(min = 2, max = 9) List<@IntRange(min = 1000, max = 2000) Integer> usual,
      @ForAll @LongRange(min = NightPace.LEAST_ROWS, max = 1_000_000_000) long rows,
      @ForAll @IntRange(min = 1, max = 100_000) int seconds) {
    List<ChunkPace> chunks = new ArrayList<>();
    usual.forEach(rate -> chunks.add(chunk(rate * 10L, 10)));
    chunks.add(chunk(rows, seconds));
    chunks.removeIf(chunk -> chunk.rows() < NightPace.LEAST_ROWS);

    NightPace pace = NightPace.of(List.of(new EarlierRun(Duration.ZERO, chunks))).orElseThrow();
    assertThat(pace.rowsPerSecond())
        .isBetween((double) Collections.min(usual), (double) Collections.max(usual));
  }

  @Property
  void theOrderOfRunsDoesNotMatter(
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 100) Integer> seconds) {
    List<EarlierRun> runs = new ArrayList<>();
    seconds.forEach(each -> runs.add(run(each, chunk(20_000, each), chunk(50_000, each))));
    List<EarlierRun> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);

    assertThat(NightPace.of(reversed)).isEqualTo(NightPace.of(runs));
  }

  @Property
  void rowsTakeAsLongAsTheyTake(
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long rows,
      @ForAll @IntRange(min = 1, max = 1_000_000) int rate) {
    double seconds = new NightPace(rate, Duration.ZERO).of(rows).toMillis() / 1000.0;

    assertThat(seconds).isCloseTo((double) rows / rate, within(0.001));
  }

  @Example
  void aPaceIsAboveZero() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new NightPace(rate, Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new ChunkPace(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 rows in PT0S");
  }

  private static EarlierRun run(int besides, ChunkPace... chunks) {
    return new EarlierRun(Duration.ofSeconds(besides), List.of(chunks));
  }

  private static ChunkPace chunk(long rows, int seconds) {
    return new ChunkPace(rows, Duration.ofSeconds(seconds));
  }
}
