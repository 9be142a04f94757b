package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.core.publish.Tiling;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SealedDayTest {
  private static final JobVersion VERSION = new JobVersion(3);
  private static final Generation GENERATION = new Generation(2000);
  private static final List<HashRange> FOURTHS = HashRange.tiles(4);

  private static Pointer pointer(long rows, Origin origin) {
    return new Pointer(
        GENERATION,
        VERSION,
        ZoneId.of("UTC"),
        "2025b",
        new RowCounts(rows, rows, 0, 0),
        new TreeMap<>(),
        Digest.of(new byte[0]),
        origin);
  }

  private static Pointer pointer(long rows) {
    return pointer(rows, Origin.COMPUTED);
  }

  private static Seal seal(JobVersion version, long rows) {
    Seal.Written none = new Seal.Written(0, Digest.of(new byte[0]));
    return new Seal(version, new RowCounts(rows, rows, 0, 0), none, none);
  }

  private static Map<HashRange, Seal> sealed(long rows, HashRange... ranges) {
    Map<HashRange, Seal> seals = new TreeMap<>();
    Stream.of(ranges).forEach(range -> seals.put(range, seal(VERSION, rows)));
    return seals;
  }

  @Test
  void slicesAreThoseThatWereSealed() {
    SealedDay day =
        SealedDay.of(pointer(20), sealed(5, FOURTHS.toArray(HashRange[]::new))).orElseThrow();
    assertThat(day.source()).isEqualTo(new RecordSource(GENERATION, GENERATION));
    assertThat(day.parts()).extracting(SealedDay.Part::hashes).isEqualTo(FOURTHS);
    assertThat(day.rows()).isEqualTo(20);
  }

  @Test
  void rawDataIsAsOfWhatTheRecordsWereFirstMadeOf() {
    Generation older = new Generation(1000);
    Generation oldest = new Generation(500);
    Pointer again = pointer(5, new Origin.SummarizedAgain(older, oldest));
    assertThat(SealedDay.of(again, sealed(5, HashRange.ALL)).orElseThrow().source())
        .isEqualTo(new RecordSource(GENERATION, oldest));
    assertThatThrownBy(() -> new RecordSource(older, GENERATION))
        .hasMessageContaining("generation 1000 cannot have raw data as of 2000");
  }

  @Test
  void sealsThatLeaveAGapOrDoNotAddUpTellOfNothing() {
    assertThat(SealedDay.of(pointer(0), Map.of())).isEmpty();
    assertThat(SealedDay.of(pointer(10), sealed(5, FOURTHS.get(0), FOURTHS.get(1)))).isEmpty();
    assertThat(SealedDay.of(pointer(10), sealed(5, FOURTHS.get(2), FOURTHS.get(3)))).isEmpty();
    assertThat(SealedDay.of(pointer(9), sealed(8, HashRange.ALL))).isEmpty();
  }

  @Test
  void sealsOfAnotherVersionDoNotCount() {
    Map<HashRange, Seal> seals = sealed(5, FOURTHS.toArray(HashRange[]::new));
    seals.put(FOURTHS.get(1), seal(new JobVersion(2), 5));
    assertThat(SealedDay.of(pointer(20), seals)).isEmpty();
  }

  @Test
  void partsAreTakenForAWholeThatIsSealedTooAndStrayPartsAreNot() {
    List<HashRange> halves = HashRange.tiles(2);
    Map<HashRange, Seal> seals = sealed(5, FOURTHS.get(0), FOURTHS.get(1));
    seals.put(halves.get(0), seal(VERSION, 10));
    seals.put(halves.get(1), seal(VERSION, 7));
    seals.put(FOURTHS.get(2), seal(VERSION, 3));
    assertThat(SealedDay.of(pointer(17), seals).orElseThrow().parts())
        .containsExactly(
            new SealedDay.Part(FOURTHS.get(0), 5),
            new SealedDay.Part(FOURTHS.get(1), 5),
            new SealedDay.Part(halves.get(1), 7));
  }

  @Property
  void aPlanOfSealedDaysHasTheirSlicesOnceAndWithinItsLimits(
      @ForAll @IntRange(min = 1, max = 300) int parts,
      @ForAll @IntRange(min = 0, max = 700) int rows,
      @ForAll @IntRange(min = 1, max = 30) int chunksPerBatch) {
    List<MerchantDayWeight> weights = new ArrayList<>();
    Set<PlannedSlice> wanted = new HashSet<>();
    for (MerchantDayWeight any : PlanFixtures.weights(1, 2, 3)) {
      List<HashRange> ranges = any.rows() == 1 ? List.of(HashRange.ALL) : HashRange.tiles(parts);
      SealedDay day =
          SealedDay.of(
                  pointer((long) rows * ranges.size()),
                  sealed(rows, ranges.toArray(HashRange[]::new)))
              .orElseThrow();
      weights.add(MerchantDayWeight.of(any.merchant(), any.day(), day));
      ranges.forEach(
          range -> wanted.add(new PlannedSlice(any.merchant(), any.day(), range, day.source())));
    }
    Plan plan =
        ChunkPlanner.plan(weights, new PlanOptions(1000, 100, 2, 2, 50, 50, chunksPerBatch, 100));
    List<PlannedSlice> planned =
        plan.chunks().stream().flatMap(chunk -> chunk.slices().stream()).toList();
    assertThat(planned).hasSameSizeAs(wanted).containsAll(wanted);
    assertThat(plan.batches()).allMatch(batch -> batch.chunks() <= chunksPerBatch);
    assertThat(plan.chunks()).noneMatch(PlannedChunk::isFromRaw);
    for (MerchantDayWeight weight : weights) {
      assertThat(
              Tiling.flaw(
                  planned.stream()
                      .filter(slice -> slice.merchant().equals(weight.merchant()))
                      .map(PlannedSlice::hashes)
                      .toList()))
          .isEmpty();
    }
    assertThat(plan.expectedRows())
        .isEqualTo(weights.stream().mapToLong(MerchantDayWeight::rows).sum());
  }

  @Test
  void aPlanOfOtherSourcesIsAnotherPlan() {
    MerchantDayWeight any = PlanFixtures.weights(5).get(0);
    SealedDay day = SealedDay.of(pointer(5), sealed(5, HashRange.ALL)).orElseThrow();
    Plan again =
        ChunkPlanner.plan(
            List.of(MerchantDayWeight.of(any.merchant(), any.day(), day)), PlanFixtures.options());
    Plan raw = ChunkPlanner.plan(List.of(any), PlanFixtures.options());
    assertThat(again.digest()).isNotEqualTo(raw.digest());
    assertThat(raw.chunks()).allMatch(PlannedChunk::isFromRaw);
  }
}
