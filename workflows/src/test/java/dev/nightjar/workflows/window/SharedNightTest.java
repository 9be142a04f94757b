package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlannedBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Whole nights, whose batches take turns by their shares. */
class SharedNightTest {
  private static final int SLOTS = 50;
  private static final PlanOptions OPTIONS =
      new PlanOptions(250_000, 20_000, SLOTS, 4, 500, 500, 500, 400);

  /**
   * What a night came to.
   *
   * @param byWork its length by its work divided by slots
   * @param meanPublished when the chunks of a merchant's batch were done on average, by the same
   * @param largest the same of the largest merchant
   */
  private record Outcome(double byWork, double meanPublished, double largest) {}

  private static Outcome night(List<MerchantDayWeight> day, ToIntFunction<PlannedBatch> shares) {
    Plan plan = ChunkPlanner.plan(day, OPTIONS);
    double[] times =
        plan.chunks().stream()
            .mapToDouble(chunk -> NightModelTest.time(chunk.slices(), chunk.expectedRows()))
            .toArray();
    NightModel night = new NightModel(SLOTS, 8, 100, new FairShare(SLOTS), times);
    plan.batches().forEach(batch -> night.batch(batch.chunks(), shares.applyAsInt(batch)));
    double end = night.run();
    double work = 0;
    for (double time : times) {
      work += time / SLOTS;
    }
    double published = 0;
    for (PlannedBatch batch : plan.batches()) {
      published += batch.merchants().size() * night.batchAt(batch.number()).ended;
    }
    return new Outcome(end / work, published / day.size() / work, night.batchAt(0).ended / work);
  }

  @Test
  void merchantsThatShareABatchArePublishedSoonerByTheirSharesTogetherThanByOne() {
    List<MerchantDayWeight> day = NightModelTest.skewedDay(2_000, 60_000_000);

    Outcome one = night(day, batch -> 1);
    Outcome together = night(day, PlannedBatch::shares);

    System.out.printf("Shares of a batch: one %s, its merchants' together %s%n", one, together);
    assertThat(together.meanPublished()).isLessThan(0.6 * one.meanPublished());
    assertThat(together.byWork()).isLessThan(1.15);
  }

  @Test
  void aGiantOfAThousandSharesIsPublishedSoonerThanOneOfOne() {
    List<MerchantDayWeight> day = NightModelTest.skewedDay(2_000, 400_000_000);
    List<MerchantDayWeight> urgent = new ArrayList<>(day);
    urgent.set(0, day.get(0).withShares(1000));

    Outcome usual = night(day, PlannedBatch::shares);
    Outcome raised = night(urgent, PlannedBatch::shares);

    System.out.printf("A giant of one share %s, of a thousand %s%n", usual, raised);
    assertThat(raised.largest()).isLessThan(0.8 * usual.largest());
    assertThat(raised.byWork()).isLessThan(1.10);
  }
}
