package dev.nightjar.core.plan;

import static dev.nightjar.core.plan.PlanFixtures.options;
import static dev.nightjar.core.plan.PlanFixtures.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.MerchantId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The share of the slots that each batch of a plan has. */
class BatchSharesTest {
  @Test
  void aGiantHasItsOwnAndSmallMerchantsHaveTheirsTogether() {
    Plan plan = ChunkPlanner.plan(of(weights(100_000, 30, 20, 10), 7, 2, 3, 4), options());

    assertThat(plan.batches()).extracting(batch -> batch.merchants().size()).containsExactly(1, 3);
    assertThat(plan.batches()).extracting(PlannedBatch::shares).containsExactly(7, 9);
  }

  @Test
  void aBatchOfManyMerchantsOfNoWeightSetHasAShareEach() {
    Plan plan = ChunkPlanner.plan(weights(Collections.nCopies(300, 20L)), PlanOptions.DEFAULTS);

    assertThat(plan.batches()).extracting(PlannedBatch::shares).containsExactly(300);
  }

  @Test
  void aBatchHasAThousandAtMost() {
    assertThat(batch(999, 1).shares()).isEqualTo(1000);
    assertThat(batch(1000, 1000, 1000).shares()).isEqualTo(1000);
  }

  @Test
  void sharesAreNoPartOfThePlansDigest() {
    List<MerchantDayWeight> weights = weights(5000, 400);

    assertThat(ChunkPlanner.plan(of(weights, 9, 8), options()).digest())
        .isEqualTo(ChunkPlanner.plan(weights, options()).digest());
  }

  @Property(tries = 200)
  void everyBatchHasWhatItsMerchantsHave(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 20) Integer> shares,
      @ForAll @IntRange(max = 5000) int rows) {
    List<Long> days =
        IntStream.range(0, shares.size()).mapToObj(place -> (long) rows * (place % 3)).toList();
    List<MerchantDayWeight> weights =
        of(weights(days), shares.stream().mapToInt(each -> each).toArray());
    Map<MerchantId, Integer> each =
        weights.stream()
            .collect(Collectors.toMap(MerchantDayWeight::merchant, MerchantDayWeight::shares));

    Plan plan = ChunkPlanner.plan(weights, options());

    assertThat(plan.batches())
        .allSatisfy(
            batch ->
                assertThat(batch.shares())
                    .isEqualTo(batch.merchants().stream().mapToInt(each::get).sum()));
  }

  private static PlannedBatch batch(int... shares) {
    List<MerchantDayWeight> weights = weights(Collections.nCopies(shares.length, 20L));
    return ChunkPlanner.plan(of(weights, shares), options()).batches().get(0);
  }

  private static List<MerchantDayWeight> of(List<MerchantDayWeight> weights, int... shares) {
    return IntStream.range(0, shares.length)
        .mapToObj(place -> weights.get(place).withShares(shares[place]))
        .toList();
  }
}
