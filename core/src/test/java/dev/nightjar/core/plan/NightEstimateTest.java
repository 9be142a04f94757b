package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class NightEstimateTest {
  private static final NightPace PACE = new NightPace(100, Duration.ofSeconds(7));

  @Example
  void allSlotsShareTheRows() {
    // Eight chunks of 1,000 rows on two slots, 10 s each.
    Plan plan = ChunkPlanner.plan(PlanFixtures.weights(8000), PlanFixtures.options());

    assertThat(NightEstimate.of(plan, 2, PACE)).isEqualTo(Duration.ofSeconds(47));
  }

  @Example
  void theLargestChunkIsTheLeast() {
    PlanOptions whole = new PlanOptions(9000, 9000, 2, 1, /* slicesPerChunk= */ 1, 50, 100, 100);
    Plan plan = ChunkPlanner.plan(PlanFixtures.weights(8000, 100), whole);

    assertThat(NightEstimate.of(plan, 2, PACE)).isEqualTo(Duration.ofSeconds(87));
  }

  @Example
  void nothingToDoTakesWhatARunTakesBesides() {
    Plan plan = ChunkPlanner.plan(List.of(), PlanFixtures.options());

    assertThat(NightEstimate.of(plan, 2, PACE)).isEqualTo(PACE.besides());
  }

  @Property(tries = 300)
  void anEstimateLiesBetweenWhatNoScheduleBeatsAndWhatAGreedyOneKeeps(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 20_000) Long> rows,
      @ForAll @IntRange(min = 1, max = 9) int slots) {
    Plan plan = ChunkPlanner.plan(PlanFixtures.weights(rows), PlanFixtures.options());
    long all = plan.expectedRows();
    long largest = plan.chunks().stream().mapToLong(PlannedChunk::expectedRows).max().orElseThrow();

    long millis = NightEstimate.of(plan, slots, PACE).minus(PACE.besides()).toMillis();
    assertThat(millis).isGreaterThanOrEqualTo(Math.max(all / slots, largest) * 10);
    assertThat(millis).isLessThanOrEqualTo((all / slots + largest) * 10 + 10);
  }

  @Example
  void aPlanRestsOnItsWeights() {
    Plan plan = ChunkPlanner.plan(PlanFixtures.weights(10, 30, 20), PlanFixtures.options());
    RowsPerChunk rows = new RowsPerChunk(1000, RowsSource.DEFAULT);

    assertThat(plan.weights()).extracting(MerchantDayWeight::rows).containsExactly(30L, 20L, 10L);
    assertThat(PlanBasis.of(plan, rows, 2, Optional.empty()))
        .isEqualTo(new PlanBasis(new WeightCounts(3, 0, 0), rows, null, null));
    assertThat(PlanBasis.of(plan, rows, 2, Optional.of(PACE)))
        .isEqualTo(new PlanBasis(new WeightCounts(3, 0, 0), rows, 100.0, Duration.ofMillis(7_600)));
  }
}
