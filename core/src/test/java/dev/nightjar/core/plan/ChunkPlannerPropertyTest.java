package dev.nightjar.core.plan;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChunkPlannerPropertyTest {
  @Property(tries = 400)
  void everyMerchantDayIsTiledExactlyOnce(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    Map<MerchantId, List<HashRange>> ranges = new TreeMap<>();
    for (PlannedChunk chunk : ChunkPlanner.plan(weights, options).chunks()) {
      for (PlannedSlice slice : chunk.slices()) {
        ranges.computeIfAbsent(slice.merchant(), merchant -> new ArrayList<>()).add(slice.hashes());
      }
    }

    assertThat(ranges.keySet())
        .containsExactlyElementsOf(
            weights.stream().map(MerchantDayWeight::merchant).sorted().toList());
    assertThat(ranges.values()).allSatisfy(ChunkPlannerPropertyTest::assertTiles);
  }

  @Property(tries = 400)
  void aMerchantsDayStaysAsItWasGiven(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    Map<MerchantId, BusinessDay> days = new TreeMap<>();
    weights.forEach(weight -> days.put(weight.merchant(), weight.day()));

    for (PlannedChunk chunk : ChunkPlanner.plan(weights, options).chunks()) {
      assertThat(chunk.slices()).allMatch(slice -> slice.day().equals(days.get(slice.merchant())));
    }
  }

  @Property(tries = 400)
  void theLimitsHold(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    Plan plan = ChunkPlanner.plan(weights, options);

    assertThat(plan.batches()).hasSizeLessThanOrEqualTo(options.batches());
    assertThat(plan.batches()).allMatch(batch -> batch.chunks() <= options.chunksPerBatch());
    assertThat(plan.chunks()).allMatch(chunk -> chunk.slices().size() <= options.slicesPerChunk());
    long giantsChunk =
        weights.stream().mapToLong(MerchantDayWeight::rows).max().orElse(0)
                / options.chunksPerBatch()
            + 1;
    long most = Math.max(options.rowsPerChunkTarget(), giantsChunk);
    assertThat(plan.chunks()).allMatch(chunk -> chunk.expectedRows() <= most);
    if (plan.batches().size() < options.batches() / 4) {
      assertThat(plan.batches())
          .allMatch(batch -> batch.merchants().size() <= options.merchantsPerBatch());
    }
  }

  @Property(tries = 25)
  void noBatchHasMoreChunksAndMerchantsThanOneHistoryHolds(
      @ForAll @IntRange(min = 1, max = 6000) int merchants,
      @ForAll @IntRange(min = 1, max = 300) int rows,
      @ForAll @IntRange(min = 1, max = 1000) int slicesPerChunk,
      @ForAll @IntRange(min = 1, max = 500) int chunksPerBatch) {
    PlanOptions options =
        new PlanOptions(500, 100, 400, 4, slicesPerChunk, 1000, chunksPerBatch, 100_000);
    List<Long> weights = new ArrayList<>(Collections.nCopies(merchants, (long) rows));
    weights.add(1_000_000L);

    Plan plan = ChunkPlanner.plan(PlanFixtures.weights(weights), options);

    assertThat(plan.batches())
        .allMatch(batch -> batch.chunks() + batch.merchants().size() <= 750)
        .allMatch(batch -> batch.chunks() <= chunksPerBatch);
  }

  @Property(tries = 400)
  void aSliceHasNoMoreRowsThanARangeShouldAndNoneIsCutWithoutNeed(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    List<PlannedChunk> chunks = ChunkPlanner.plan(weights, options).chunks();
    int full = Math.min(options.slicesPerChunk(), options.merchantsPerBatch());
    for (MerchantDayWeight weight : weights) {
      List<PlannedChunk> own =
          chunks.stream().filter(chunk -> ranges(chunk, weight.merchant()) > 0).toList();
      long largest = (weight.rows() + own.size() - 1) / own.size();
      assertThat(own)
          .allSatisfy(
              chunk -> {
                long ranges = ranges(chunk, weight.merchant());
                assertThat(
                        chunk.slices().size() >= full || ranges * options.rowsPerRange() >= largest)
                    .isTrue();
                assertThat((ranges - 1) * options.rowsPerRange()).isLessThan(Math.max(1, largest));
              });
    }
  }

  private static long ranges(PlannedChunk chunk, MerchantId merchant) {
    return chunk.slices().stream().filter(slice -> slice.merchant().equals(merchant)).count();
  }

  /** The planner holds a giant's chunks by their number; here each is made, and all are sorted. */
  @Property(tries = 400)
  void aGiantsChunksAreEqualHashRangesAmongTheOthersOfTheirBatch(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    long target = rowsPerChunk(weights, options);
    List<MerchantDayWeight> giants =
        weights.stream().filter(weight -> weight.rows() > target).toList();
    Set<MerchantId> ids = giants.stream().map(MerchantDayWeight::merchant).collect(toSet());
    Plan plan = ChunkPlanner.plan(weights, options);

    List<PlannedChunk> expected = new ArrayList<>();
    for (PlannedBatch batch : plan.batches()) {
      List<PlannedChunk> made = new ArrayList<>();
      chunks(plan, batch).stream()
          .filter(chunk -> !ids.contains(chunk.slices().get(0).merchant()))
          .forEach(made::add);
      giants.stream()
          .filter(giant -> batch.merchants().contains(giant.merchant()))
          .forEach(giant -> made.addAll(tiles(giant, target, options)));
      made.sort(
          Comparator.comparingLong(PlannedChunk::expectedRows)
              .reversed()
              .thenComparing(chunk -> chunk.slices().get(0).slice()));
      for (PlannedChunk chunk : made) {
        expected.add(
            new PlannedChunk(
                expected.size(), batch.number(), chunk.slices(), chunk.expectedRows()));
      }
    }
    assertThat(plan.chunks()).isEqualTo(expected);
    assertThat(plan).isEqualTo(new Plan(plan.batches(), expected, plan.digest(), plan.weights()));
    assertThat(PlanDigest.of(expected)).isEqualTo(plan.digest());
  }

  /** A giant's chunks, whose numbers do not count. */
  private static List<PlannedChunk> tiles(
      MerchantDayWeight giant, long target, PlanOptions options) {
    long parts = Math.min((giant.rows() + target - 1) / target, options.chunksPerBatch());
    List<PlannedChunk> chunks = new ArrayList<>();
    long largest = (giant.rows() + parts - 1) / parts;
    int ranges =
        (int)
            Math.min(
                options.slicesPerChunk(),
                (largest + options.rowsPerRange() - 1) / options.rowsPerRange());
    List<PlannedSlice> slices =
        HashRange.tiles((int) parts * ranges).stream().map(giant::slice).toList();
    for (int from = 0; from < slices.size(); from += ranges) {
      long rows = giant.rows() / parts + (chunks.size() < giant.rows() % parts ? 1 : 0);
      chunks.add(new PlannedChunk(0, 0, slices.subList(from, from + ranges), rows));
    }
    return chunks;
  }

  private static long rowsPerChunk(List<MerchantDayWeight> weights, PlanOptions options) {
    long busy = (long) options.slots() * options.chunksPerSlot();
    long share = (weights.stream().mapToLong(MerchantDayWeight::rows).sum() + busy - 1) / busy;
    return Math.max(options.rowsPerChunkFloor(), Math.min(options.rowsPerChunkTarget(), share));
  }

  @Property(tries = 400)
  void theOrderOfTheWeightsDoesNotMatter(
      @ForAll("weights") List<MerchantDayWeight> weights,
      @ForAll("options") PlanOptions options,
      @ForAll long seed) {
    List<MerchantDayWeight> shuffled = new ArrayList<>(weights);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(ChunkPlanner.plan(shuffled, options)).isEqualTo(ChunkPlanner.plan(weights, options));
  }

  @Property(tries = 400)
  void theLargestComeFirst(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    Plan plan = ChunkPlanner.plan(weights, options);

    assertDescending(plan.batches(), PlannedBatch::expectedRows);
    plan.batches()
        .forEach(batch -> assertDescending(chunks(plan, batch), PlannedChunk::expectedRows));
  }

  @Property(tries = 400)
  void aBatchHoldsItsMerchantsWhole(
      @ForAll("weights") List<MerchantDayWeight> weights, @ForAll("options") PlanOptions options) {
    Plan plan = ChunkPlanner.plan(weights, options);
    Set<MerchantId> seen = new HashSet<>();
    int chunk = 0;
    for (PlannedBatch batch : plan.batches()) {
      assertThat(batch.firstChunk()).isEqualTo(chunk);
      chunk += batch.chunks();
      assertThat(batch.merchants()).isSorted().allMatch(seen::add);
      assertThat(
              chunks(plan, batch).stream()
                  .flatMap(each -> each.slices().stream())
                  .map(PlannedSlice::merchant))
          .containsOnly(batch.merchants().toArray(new MerchantId[0]));
      assertThat(chunks(plan, batch).stream().mapToLong(PlannedChunk::expectedRows).sum())
          .isEqualTo(batch.expectedRows());
      assertThat(chunks(plan, batch)).allMatch(each -> each.batch() == batch.number());
    }
    assertThat(chunk).isEqualTo(plan.chunks().size());
    for (int i = 0; i < plan.chunks().size(); i++) {
      assertThat(plan.chunks().get(i).number()).isEqualTo(i);
    }
    assertThat(plan.expectedRows())
        .isEqualTo(weights.stream().mapToLong(MerchantDayWeight::rows).sum());
  }

  @Provide
  Arbitrary<List<MerchantDayWeight>> weights() {
    Arbitrary<Long> rows =
        Arbitraries.oneOf(
            Arbitraries.of(0L, 1L, 99L, 100L, 101L),
            Arbitraries.longs().between(0, 300),
            Arbitraries.longs().between(0, 20_000));
    return rows.list().ofMaxSize(120).map(PlanFixtures::weights);
  }

  /** Options under which every plan of those weights exists. */
  @Provide
  Arbitrary<PlanOptions> options() {
    Arbitrary<Long> ranges =
        Arbitraries.oneOf(Arbitraries.of(0L, 1L, 100L), Arbitraries.longs().between(10, 3000));
    return ranges.flatMap(
        rows ->
            whole()
                .map(
                    options ->
                        new PlanOptions(
                            options.rowsPerChunkTarget(),
                            options.rowsPerChunkFloor(),
                            options.slots(),
                            options.chunksPerSlot(),
                            options.slicesPerChunk(),
                            options.merchantsPerBatch(),
                            options.chunksPerBatch(),
                            options.batches(),
                            rows)));
  }

  private static Arbitrary<PlanOptions> whole() {
    return Combinators.combine(
            Arbitraries.longs().between(100, 3000),
            Arbitraries.longs().between(1, 100),
            Arbitraries.integers().between(1, 8),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 30),
            Arbitraries.integers().between(1, 30),
            Arbitraries.integers().between(1, 40),
            Arbitraries.integers().between(120, 200))
        .as(PlanOptions::new);
  }

  private static List<PlannedChunk> chunks(Plan plan, PlannedBatch batch) {
    return plan.chunks().subList(batch.firstChunk(), batch.firstChunk() + batch.chunks());
  }

  private static void assertTiles(List<HashRange> ranges) {
    List<HashRange> sorted = ranges.stream().sorted().toList();
    assertThat(sorted.get(0).first()).isZero();
    assertThat(sorted.get(sorted.size() - 1).last()).isEqualTo(-1);
    for (int i = 1; i < sorted.size(); i++) {
      assertThat(sorted.get(i - 1).isFollowedBy(sorted.get(i))).isTrue();
    }
  }

  private static <T> void assertDescending(List<T> items, ToLongFunction<T> rows) {
    for (int i = 1; i < items.size(); i++) {
      assertThat(rows.applyAsLong(items.get(i - 1)))
          .isGreaterThanOrEqualTo(rows.applyAsLong(items.get(i)));
    }
  }
}
