package dev.nightjar.core.plan;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Plans a night of a million slices in a process of its own, and then a retry of all of them, and
 * says what it took.
 */
final class LargePlan {
  private static final int MERCHANTS = 10_000;
  private static final long TARGET = 1000;

  private LargePlan() {}

  /** Prints slices, seconds of processor time, megabytes of heap and digests. */
  public static void main(String[] args) {
    List<MerchantDayWeight> weights = PlanFixtures.weights(zipf(2_500_000 * TARGET));
    long start = cpuNanos();
    Plan plan = ChunkPlanner.plan(weights, options());
    double seconds = (cpuNanos() - start) / 1e9;
    Plan retry = retry(plan);
    System.out.printf(
        "%d slices in %d chunks and %d batches of %d merchants: %.2f s, %d MB at most, digest %s%n",
        plan.chunks().stream().mapToInt(chunk -> chunk.slices().size()).sum(),
        plan.chunks().size(),
        plan.batches().size(),
        MERCHANTS,
        seconds,
        mostHeap() >> 20,
        plan.digest().hex());
    System.out.printf(
        "the part of all merchants: %d chunks, digest %s%n", retry.chunks().size(), retry.digest());
  }

  /** As a retry takes its part over, a batch at a time. */
  private static Plan retry(Plan plan) {
    PlanPart part =
        new PlanPart(
            plan.weights().stream()
                .collect(Collectors.toMap(MerchantDayWeight::merchant, MerchantDayWeight::shares)));
    for (PlannedBatch batch : plan.batches()) {
      int first = batch.firstChunk();
      part.add(batch, plan.chunks().subList(first, first + batch.chunks()));
    }
    return part.plan();
  }

  private static PlanOptions options() {
    return new PlanOptions(TARGET, TARGET, 200, 4, 500, 500, 500, PlanOptions.MOST_BATCHES);
  }

  /** Rows of merchants by rank, the first with a tenth of all. */
  private static List<Long> zipf(long rows) {
    double harmonic = LongStream.rangeClosed(1, MERCHANTS).mapToDouble(r -> 1.0 / r).sum();
    return LongStream.rangeClosed(1, MERCHANTS)
        .mapToObj(rank -> (long) (rows / (harmonic * rank)))
        .toList();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long mostHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
