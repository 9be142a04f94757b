package dev.nightjar.activities.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.core.plan.WeightCounts;
import dev.nightjar.core.plan.WeightSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Runs, plans and outcomes for tests. */
final class TestPlans {
  static final LocalDate DAY = LocalDate.of(2026, 3, 29);
  static final JobName JOB = new JobName("merchant-analytics");
  static final JobVersion VERSION = new JobVersion(3);

  /** What every plan here rests on. */
  static final PlanBasis BASIS =
      new PlanBasis(
          new WeightCounts(1, 2, 3),
          new RowsPerChunk(250_000, RowsSource.LEARNT),
          4166.7,
          Duration.ofMillis(3_723_004));

  private static final AtomicLong CUTOFFS = new AtomicLong(1_774_900_000_000L);

  private TestPlans() {}

  /** A run that no other test has. */
  static RunId newRun() {
    return run(CUTOFFS.incrementAndGet());
  }

  static RunId run(long cutoff) {
    return new RunId(JOB, DAY, "all", new Generation(cutoff));
  }

  static MerchantId merchant(String id) {
    return new MerchantId(id);
  }

  /** A day that lasts 23 hours. */
  static PlannedSlice slice(String merchant, HashRange hashes) {
    BusinessDay day =
        new BusinessDay(
            DAY,
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-03-28T23:00:00Z"),
            Instant.parse("2026-03-29T22:00:00Z"));
    return new PlannedSlice(merchant(merchant), day, hashes);
  }

  /** A chunk that holds the whole day of each merchant. */
  static PlannedChunk chunk(int number, int batch, String... merchants) {
    List<PlannedSlice> slices =
        Arrays.stream(merchants).map(merchant -> slice(merchant, HashRange.ALL)).toList();
    return new PlannedChunk(number, batch, slices, 1000L * slices.size() + 1);
  }

  /** A plan of chunks, each in the batch that it names. */
  static Plan plan(List<PlannedChunk> chunks) {
    SortedMap<Integer, List<PlannedChunk>> batches = new TreeMap<>();
    chunks.forEach(
        chunk -> batches.computeIfAbsent(chunk.batch(), batch -> new ArrayList<>()).add(chunk));
    return new Plan(
        batches.values().stream().map(TestPlans::batch).toList(),
        chunks,
        digest(chunks.toString()),
        weights(chunks));
  }

  private static List<MerchantDayWeight> weights(List<PlannedChunk> chunks) {
    return chunks.stream()
        .flatMap(chunk -> chunk.slices().stream())
        .map(
            slice ->
                new MerchantDayWeight(slice.merchant(), slice.day(), 1000, WeightSource.HISTORY))
        .toList();
  }

  /** Its merchants have three shares each, as far as a batch may. */
  private static PlannedBatch batch(List<PlannedChunk> chunks) {
    TreeSet<MerchantId> merchants = new TreeSet<>();
    chunks.forEach(chunk -> merchants.addAll(ChunkParts.merchants(chunk)));
    return new PlannedBatch(
        chunks.get(0).batch(),
        chunks.get(0).number(),
        chunks.size(),
        List.copyOf(merchants),
        chunks.stream().mapToLong(PlannedChunk::expectedRows).sum(),
        Math.min(3 * merchants.size(), PlannedBatch.MOST_SHARES));
  }

  static ChunkOutcome outcome(long used, String rows) {
    return new ChunkOutcome(new RowCounts(used + 3, used, 2, 1), used * 2, digest(rows));
  }

  static Digest digest(String of) {
    return Digest.of(of.getBytes(UTF_8));
  }

  static Publication publication(RunId run, String merchant) {
    return new Publication(
        new MerchantDay(merchant(merchant), DAY),
        run,
        VERSION,
        10,
        digest(merchant),
        new RowCounts(5, 5, 0, 0));
  }
}
