package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlanPart;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.WeightSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * In a process of its own plans a night of giants, writes the plan, reads it again and takes all of
 * it over for a retry, as a worker host does, and says what it took.
 */
final class LargePlanWriting {
  private static final int CHUNKS_EACH = 500;
  private static final int BATCHES_AT_ONCE = 400;
  private static final PlanOptions OPTIONS =
      new PlanOptions(1000, 1000, 200, 4, 500, 500, CHUNKS_EACH, PlanOptions.MOST_BATCHES);

  private LargePlanWriting() {}

  /**
   * Writes the plan of the run.
   *
   * @param args the ledger's URL and user, the run's cutoff, and how many merchants have 500 chunks
   *     each; the password comes by standard input
   */
  public static void main(String[] args) throws IOException {
    String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    LedgerSettings settings = LedgerSettings.of(args[0], args[1], new LedgerPassword(password));
    RunId run = TestPlans.run(Long.parseLong(args[2]));
    try (LedgerDatabase database = LedgerDatabase.open(settings, SchemaPolicy.MIGRATE)) {
      Ledger ledger = new MySqlLedger(database);
      ledger.open(run, TestPlans.VERSION, "nightly/" + run);
      long start = System.nanoTime();
      Plan plan = plan(Integer.parseInt(args[3]));
      int[] pages = {0};
      PlanHead head =
          ledger.writePlan(run, TestPlans.VERSION, plan, TestPlans.BASIS, () -> pages[0]++);
      Duration written = Duration.ofNanos(System.nanoTime() - start);
      Plan retry = takenOver(ledger, head, plan.weights());
      System.out.printf(
          "%d chunks in %d pages, digest %s; taken over %d chunks, digest %s: %d ms, %d ms, %d MB at"
              + " most%n",
          head.chunks(),
          pages[0],
          head.digest(),
          retry.chunks().size(),
          retry.digest(),
          written.toMillis(),
          Duration.ofNanos(System.nanoTime() - start).minus(written).toMillis(),
          mostHeap() >> 20);
    }
  }

  /** Giants, each with a batch of its own and some chunks a row larger than the others. */
  static Plan plan(int merchants) {
    PlannedSlice any = TestPlans.slice("any", HashRange.ALL);
    List<MerchantDayWeight> weights =
        IntStream.range(0, merchants)
            .mapToObj(
                number ->
                    new MerchantDayWeight(
                        new MerchantId("giant-%05d".formatted(number)),
                        any.day(),
                        1000L * CHUNKS_EACH + number % CHUNKS_EACH,
                        WeightSource.COUNTED))
            .toList();
    return ChunkPlanner.plan(weights, OPTIONS);
  }

  /** As a retry of all merchants takes it over: batches in pages, the chunks of one at a time. */
  private static Plan takenOver(Ledger ledger, PlanHead head, List<MerchantDayWeight> weights) {
    PlanPart part =
        new PlanPart(
            weights.stream()
                .collect(Collectors.toMap(MerchantDayWeight::merchant, MerchantDayWeight::shares)));
    for (int first = 0; first < head.batches(); first += BATCHES_AT_ONCE) {
      for (PlannedBatch batch : ledger.batches(head.run(), first, BATCHES_AT_ONCE)) {
        part.add(
            batch,
            OutgrownParts.standing(
                ledger.chunks(head.run(), batch.number()).stream()
                    .map(ChunkRecord::chunk)
                    .toList()));
      }
    }
    return part.plan();
  }

  private static long mostHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
