package dev.nightjar.core.plan;

import static dev.nightjar.core.plan.PlanFixtures.options;
import static dev.nightjar.core.plan.PlanFixtures.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.HashRange;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChunkPlannerTest {
  @Test
  void aDayUnderOneChunkIsOneBatchOfOneChunk() {
    Plan plan = ChunkPlanner.plan(weights(40, 0, 30, 20), options());

    assertThat(plan.batches()).hasSize(1);
    assertThat(plan.chunks()).hasSize(1);
    assertThat(merchants(plan.chunks().get(0)))
        .containsExactly("m00000", "m00001", "m00002", "m00003");
    assertThat(plan.expectedRows()).isEqualTo(90);
  }

  @Test
  void aGiantIsSplitIntoEqualHashRangesAChunkEach() {
    Plan plan = ChunkPlanner.plan(weights(10_001), options());

    assertThat(plan.chunks()).hasSize(11);
    assertThat(plan.batches()).hasSize(1);
    assertThat(plan.chunks())
        .extracting(chunk -> chunk.slices().get(0).hashes())
        .containsExactlyElementsOf(HashRange.tiles(11));
    assertThat(plan.chunks()).extracting(PlannedChunk::expectedRows).containsOnly(910L, 909L);
    assertThat(plan.expectedRows()).isEqualTo(10_001);
  }

  @Test
  void aGiantsChunksAreRunsOfHashRangesThatHoldNoMoreThanASliceShould() {
    PlanOptions ranges = PlanFixtures.options(300);

    Plan plan = ChunkPlanner.plan(weights(10_001, 700, 300, 999, 1), ranges);

    assertThat(plan.chunks().subList(0, 11)).allMatch(chunk -> chunk.slices().size() == 4);
    assertThat(plan.chunks().subList(0, 11).stream().flatMap(chunk -> chunk.slices().stream()))
        .extracting(PlannedSlice::hashes)
        .containsExactlyElementsOf(HashRange.tiles(44));
    assertThat(plan.chunks().subList(11, 14))
        .extracting(ChunkPlannerTest::merchants)
        .containsExactly(
            List.of("m00003", "m00003", "m00003", "m00003", "m00004"),
            List.of("m00001", "m00001", "m00001"),
            List.of("m00002"));
    assertThat(plan.batches().stream().mapToInt(batch -> batch.merchants().size()).sum())
        .isEqualTo(5);
    assertThat(plan.expectedRows()).isEqualTo(12_001);
  }

  @Test
  void aSliceHas200_000RowsAtMostUnlessSaidOtherwise() {
    PlanOptions large = new PlanOptions(2_000_000, 20_000, 1, 1, 500, 500, 500, 400);

    Plan plan = ChunkPlanner.plan(weights(4_000_001, 200_001, 200_000), large);

    assertThat(plan.chunks())
        .extracting(chunk -> chunk.slices().size())
        .containsExactly(7, 7, 7, 3);
    assertThat(ChunkPlanner.plan(weights(4_000_000), large).chunks())
        .extracting(chunk -> chunk.slices().size())
        .containsExactly(10, 10);
  }

  @Test
  void aMerchantOfExactlyTheTargetIsNotSplit() {
    Plan plan = ChunkPlanner.plan(weights(1000, 1000, 1000, 1000), options());

    assertThat(plan.chunks()).hasSize(4);
    assertThat(plan.chunks())
        .allSatisfy(chunk -> assertThat(chunk.slices().get(0).hashes()).isEqualTo(HashRange.ALL));
  }

  @Test
  void chunksGetSmallerToKeepEverySlotBusy() {
    Plan plan = ChunkPlanner.plan(weights(2000), options());

    assertThat(plan.chunks()).extracting(PlannedChunk::expectedRows).containsOnly(500L).hasSize(4);
  }

  @Test
  void butNotSmallerThanTheFloor() {
    Plan plan = ChunkPlanner.plan(weights(250), options());

    assertThat(plan.chunks()).extracting(PlannedChunk::expectedRows).containsExactly(84L, 83L, 83L);
  }

  @Test
  void smallMerchantsFillChunksLargestFirst() {
    Plan plan = ChunkPlanner.plan(weights(600, 300, 500, 700, 400, 100, 1000, 400), options());

    assertThat(plan.chunks())
        .extracting(ChunkPlannerTest::merchants)
        .containsExactlyInAnyOrder(
            List.of("m00006"),
            List.of("m00001", "m00003"),
            List.of("m00000", "m00004"),
            List.of("m00002"),
            List.of("m00007"),
            List.of("m00005"));
  }

  @Test
  void sharedChunksGetSmallerTowardsTheEndDownToTheFloor() {
    Plan plan = ChunkPlanner.plan(weights(Collections.nCopies(50, 100L)), options());

    assertThat(plan.chunks())
        .extracting(PlannedChunk::expectedRows)
        .containsExactly(1000L, 1000L, 1000L, 1000L, 500L, 200L, 100L, 100L, 100L);
  }

  @Test
  void aChunkHasNoMoreSlicesThanAllowed() {
    PlanOptions two = new PlanOptions(1000, 100, 2, 2, 2, 50, 100, 100);

    assertThat(ChunkPlanner.plan(weights(1, 1, 1, 1, 1), two).chunks())
        .extracting(chunk -> chunk.slices().size())
        .containsExactly(2, 2, 1);
  }

  @Test
  void merchantsWithoutRowsArePlannedToo() {
    Plan plan = ChunkPlanner.plan(weights(0, 0, 5000), options());

    assertThat(plan.chunks().stream().flatMap(chunk -> chunk.slices().stream()))
        .extracting(slice -> slice.merchant().value())
        .contains("m00000", "m00001");
  }

  @Test
  void aLargeDaysBatchesHoldAsManyChunksAsRunAtOnce() {
    Plan plan = ChunkPlanner.plan(weights(Collections.nCopies(20, 1000L)), options());

    assertThat(plan.batches()).hasSize(10).allMatch(batch -> batch.chunks() == 2);
  }

  @Test
  void batchesGrowEvenlyWhenThereWouldBeTooMany() {
    PlanOptions four = new PlanOptions(1000, 100, 2, 2, 50, 2, 100, 4);

    Plan plan = ChunkPlanner.plan(weights(Collections.nCopies(20, 1000L)), four);

    assertThat(plan.batches())
        .hasSize(4)
        .allSatisfy(batch -> assertThat(batch.chunks()).isBetween(2, 6));
  }

  @Test
  void aGiantsChunksGrowUntilTheyFitABatch() {
    PlanOptions ten = new PlanOptions(1000, 100, 2, 2, 50, 50, 10, 100);

    Plan plan = ChunkPlanner.plan(weights(100_000), ten);

    assertThat(plan.chunks())
        .extracting(PlannedChunk::expectedRows)
        .containsOnly(10_000L)
        .hasSize(10);
  }

  @Test
  void aPlanThatBreaksALimitIsRefusedWithTheLimits() {
    PlanOptions small = new PlanOptions(100, 100, 2, 2, 50, 50, 2, 3);

    assertThatThrownBy(() -> ChunkPlanner.plan(weights(Collections.nCopies(7, 100L)), small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7 chunks")
        .hasMessageContaining("4 batches, the limit is 3 with at most 2 chunks and ")
        .hasMessageContaining("Raise");
    assertThat(ChunkPlanner.plan(weights(Collections.nCopies(6, 100L)), small).batches())
        .hasSize(3);
  }

  @Test
  void moreBatchesThanOneExecutionCarriesAreFullOnes() {
    PlanOptions thousand = new PlanOptions(1000, 100, 2, 2, 50, 50, 4, 1000);

    Plan plan = ChunkPlanner.plan(weights(Collections.nCopies(2004, 1000L)), thousand);

    assertThat(plan.batches()).hasSize(501).allMatch(batch -> batch.chunks() == 4);
    assertThat(ChunkPlanner.plan(weights(Collections.nCopies(2000, 1000L)), thousand).batches())
        .hasSize(500);
  }

  @Test
  void batchesDoNotGrowBeyondWhatOneHistoryHolds() {
    PlanOptions two = new PlanOptions(1000, 1000, 1, 1, 100, 100, 500, 2);

    assertThat(ChunkPlanner.plan(weights(Collections.nCopies(1400, 0L)), two).batches())
        .hasSize(2)
        .allMatch(batch -> batch.merchants().size() == 700 && batch.chunks() == 7);
    assertThatThrownBy(() -> ChunkPlanner.plan(weights(Collections.nCopies(1450, 0L)), two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 batches, the limit is 2")
        .hasMessageContaining("1000 merchants each, 750 together");
  }

  @Test
  void fiveHundredTinyMerchantsAreOneChunkOfOneBatch() {
    Plan plan = ChunkPlanner.plan(weights(Collections.nCopies(500, 20L)), PlanOptions.DEFAULTS);

    assertThat(plan.batches()).hasSize(1);
    assertThat(plan.chunks()).hasSize(1);
  }

  @Test
  void aMerchantThatIsThereTwiceIsRefused() {
    List<MerchantDayWeight> twice = new ArrayList<>(weights(1));
    twice.addAll(weights(2));

    assertThatThrownBy(() -> ChunkPlanner.plan(twice, options()))
        .hasMessageContaining("merchant m00000 is there twice");
  }

  @Test
  void noWeightsAreAnEmptyPlan() {
    Plan plan = ChunkPlanner.plan(List.of(), options());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.batches()).isEmpty();
  }

  @Test
  void theDigestDoesNotChange() {
    Plan plan = ChunkPlanner.plan(weights(10_001, 40, 0), options());

    assertThat(plan.digest().hex())
        .isEqualTo("f5553f5e88e19b54351143df2c89a493cb907923536a8cacd607f390041dda1c");
    assertThat(PlanDigest.of(plan.chunks())).isEqualTo(plan.digest());
  }

  @Test
  void anotherCutIsAnotherDigest() {
    Plan plan = ChunkPlanner.plan(weights(500, 400), options());

    assertThat(ChunkPlanner.plan(weights(500), options()).digest()).isNotEqualTo(plan.digest());
    assertThat(ChunkPlanner.plan(weights(5000, 400), options()).digest())
        .isNotEqualTo(plan.digest());
  }

  @Test
  void aHundredThousandMerchantsArePlannedInSeconds() {
    List<Long> rows =
        LongStream.range(0, 100_000)
            .mapToObj(i -> 100_000_000 / ((i * 7919) % 100_000 + 1))
            .toList();
    List<MerchantDayWeight> weights = weights(rows);
    long start = cpuNanos();

    Plan plan = ChunkPlanner.plan(weights, PlanOptions.DEFAULTS);

    assertThat(Duration.ofNanos(cpuNanos() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(plan.batches()).hasSizeLessThanOrEqualTo(400);
    assertThat(plan.batches().stream().mapToInt(batch -> batch.merchants().size()).sum())
        .isEqualTo(100_000);
  }

  /** The time of the processor, which other work on the machine does not lengthen. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<String> merchants(PlannedChunk chunk) {
    return chunk.slices().stream().map(slice -> slice.merchant().value()).toList();
  }
}
