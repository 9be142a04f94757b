package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanValuesTest {
  private static final MerchantDayWeight ANY = PlanFixtures.weights(1).get(0);
  private static final PlannedSlice SLICE =
      new PlannedSlice(ANY.merchant(), ANY.day(), HashRange.ALL);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 1, 1, 1, 1, 1",
    "9, 10, 1, 1, 1, 1, 1, 1",
    "9, 9, 0, 1, 1, 1, 1, 1",
    "9, 9, 1, 0, 1, 1, 1, 1",
    "9, 9, 1, 1, 0, 1, 1, 1",
    "9, 9, 1, 1, 1, 0, 1, 1",
    "9, 9, 1, 1, 1, 1, 0, 1",
    "9, 9, 1, 1, 1, 1001, 1, 1",
    "9, 9, 1, 1, 1, 1, 501, 1",
    "9, 9, 1, 1, 1, 1, 1, 0",
    "9, 9, 1, 1, 1, 1, 1, 100001"
  })
  void optionsOutOfRangeAreRefusedWithAllOfThem(
      long target,
      long floor,
      int slots,
      int each,
      int slices,
      int merchants,
      int chunks,
      int batches) {
    assertThatThrownBy(
            () -> new PlanOptions(target, floor, slots, each, slices, merchants, chunks, batches))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rowsPerChunkTarget %d,".formatted(target))
        .hasMessageContaining("chunksPerBatch %d, batches %d".formatted(chunks, batches));
  }

  @Test
  void aNegativeNumberOfRowsInASliceIsRefusedAndNoneIsTheUsualOne() {
    assertThatThrownBy(() -> PlanFixtures.options(-1)).hasMessageContaining("rowsPerRange -1;");
    assertThat(PlanFixtures.options(0).rowsPerRange()).isEqualTo(200_000);
    assertThat(PlanFixtures.options(7).withRowsPerChunkTarget(500).rowsPerRange()).isEqualTo(7);
  }

  @Test
  void aNegativeWeightIsRefusedWithTheMerchant() {
    assertThatThrownBy(
            () -> new MerchantDayWeight(ANY.merchant(), ANY.day(), -1, WeightSource.COUNTED))
        .hasMessageContaining("m00000")
        .hasMessageContaining("-1 rows");
  }

  @Test
  void aMerchantAndABatchHaveAShareAtLeastAndABatchAThousandAtMost() {
    assertThatThrownBy(() -> ANY.withShares(0))
        .hasMessageContaining("m00000")
        .hasMessageContaining("0 shares");
    for (int shares : new int[] {0, 1001}) {
      assertThatThrownBy(() -> new PlannedBatch(1, 3, 2, List.of(ANY.merchant()), 0, shares))
          .hasMessageContaining("number 1 with %d shares".formatted(shares));
    }
  }

  @Test
  void aChunkNeedsSlicesAndABatchChunksAndMerchants() {
    assertThatThrownBy(() -> new PlannedChunk(3, 1, List.of(), 0))
        .hasMessageContaining("number 3 of batch 1 with 0 slices");
    assertThatThrownBy(() -> new PlannedChunk(-1, 1, List.of(SLICE), 0)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new PlannedBatch(1, 3, 0, List.of(ANY.merchant()), 0, 1))
        .hasMessageContaining("number 1 with 0 chunks from 3");
    assertThatThrownBy(() -> new PlannedBatch(1, 3, 2, List.of(), 0, 1))
        .hasMessageContaining("0 merchants");
  }

  @Test
  void aPlannedSliceIsASliceOfItsMerchantsDay() {
    assertThat(SLICE.slice())
        .isEqualTo(new Slice(new MerchantDay(ANY.merchant(), ANY.day().date()), HashRange.ALL))
        .hasToString("m00000/2026-11-22/0000000000000000-ffffffffffffffff");
  }
}
