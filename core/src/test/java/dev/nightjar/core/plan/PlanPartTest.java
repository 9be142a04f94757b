package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanPartTest {
  @Property(tries = 200)
  void aPartHasTheSlicesOfItsMerchantsInTheirOrder(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 5000) Long> rows,
      @ForAll Set<@LongRange(min = 0, max = 59) Long> wanted) {
    Plan whole = ChunkPlanner.plan(PlanFixtures.weights(rows), PlanFixtures.options());
    Set<MerchantId> merchants =
        wanted.stream()
            .map(number -> new MerchantId("m%05d".formatted(number)))
            .collect(Collectors.toSet());

    Plan part = part(whole, merchants);

    assertThat(slices(part))
        .containsExactlyElementsOf(
            slices(whole).stream().filter(slice -> merchants.contains(slice.merchant())).toList());
    assertNumberedWithoutGaps(part);
    assertThat(part.expectedRows())
        .isBetween(0L, Math.max(part.chunks().size(), whole.expectedRows()));
  }

  @Property(tries = 100)
  void thePartOfAllIsTheWhole(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 5000) Long> rows,
      @ForAll @LongRange(min = 0, max = 1200) long rowsPerRange) {
    Plan whole = ChunkPlanner.plan(PlanFixtures.weights(rows), PlanFixtures.options(rowsPerRange));
    Set<MerchantId> all = new HashSet<>();
    whole.batches().forEach(batch -> all.addAll(batch.merchants()));

    Plan part = part(whole, all);

    assertThat(part.batches()).isEqualTo(whole.batches());
    assertThat(part.chunks()).isEqualTo(whole.chunks());
    assertThat(part.digest()).isEqualTo(whole.digest());
  }

  /** As they are after chunks were cut smaller while they ran, or as a day was sealed. */
  @Property(tries = 200)
  void slicesOfAnyHashesStayAsTheyAre(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 5) Integer> cuts,
      @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 4) Integer> together,
      @ForAll @IntRange(min = 1, max = 20) int tiles,
      @ForAll @IntRange(min = 1, max = 3) int rows) {
    PlannedSlice any =
        ChunkPlanner.plan(PlanFixtures.weights(10), PlanFixtures.options())
            .chunks()
            .get(0)
            .slices()
            .get(0);
    List<PlannedSlice> slices = new ArrayList<>();
    for (HashRange tile : HashRange.tiles(tiles)) {
      for (HashRange hashes : tile.split(cuts.get(slices.size() % cuts.size()))) {
        slices.add(new PlannedSlice(any.merchant(), any.day(), hashes, any.source()));
      }
    }
    List<PlannedChunk> chunks = new ArrayList<>();
    for (int from = 0, to; from < slices.size(); from = to) {
      to = Math.min(slices.size(), from + together.get(chunks.size() % together.size()));
      chunks.add(
          new PlannedChunk(chunks.size(), 0, slices.subList(from, to), chunks.size() % rows));
    }
    long expected = chunks.stream().mapToLong(PlannedChunk::expectedRows).sum();
    PlanPart part = new PlanPart(Map.of(any.merchant(), 1));

    part.add(new PlannedBatch(0, 0, chunks.size(), List.of(any.merchant()), expected, 1), chunks);

    assertThat(part.plan().chunks()).isEqualTo(chunks);
    assertThat(part.plan().batches())
        .containsExactly(
            new PlannedBatch(0, 0, chunks.size(), List.of(any.merchant()), expected, 1));
  }

  /** So that a retry of a giant is held by its number of chunks, too. */
  @Test
  void aGiantsChunksAreRecognizedWhateverRangesTheyHave() {
    for (int ranges = 1; ranges <= 7; ranges++) {
      List<PlannedChunk> chunks =
          ChunkPlanner.plan(PlanFixtures.weights(71_000), PlanFixtures.options(1000 / ranges + 1))
              .chunks();
      DraftChunks.Tiles held = tiles(chunks.get(0));
      for (PlannedChunk next : chunks.subList(1, chunks.size())) {
        assertThat(held.isFollowedBy(tiles(next))).isTrue();
        held = held.with(tiles(next));
      }
      assertThat(held.count()).isEqualTo(71);
      assertThat(held.ranges()).isEqualTo(ranges);
      assertThat(held.slices(70)).isEqualTo(chunks.get(70).slices());
    }
  }

  @Test
  void slicesThatAreNotARunOfEqualRangesAreNotTakenForOne() {
    PlannedChunk chunk =
        ChunkPlanner.plan(PlanFixtures.weights(1000), PlanFixtures.options(50)).chunks().get(1);
    List<PlannedSlice> slices = chunk.slices();

    assertThat(slices).hasSize(5);
    assertThat(DraftChunks.Tiles.of(slices, 1)).isPresent();
    assertThat(DraftChunks.Tiles.of(slices.subList(1, 5), 1)).isEmpty();
    assertThat(DraftChunks.Tiles.of(List.of(slices.get(0), slices.get(2)), 1)).isEmpty();
    PlannedSlice last = slices.get(4);
    PlannedSlice other =
        new PlannedSlice(new MerchantId("other"), last.day(), last.hashes(), last.source());
    List<PlannedSlice> mixed = new ArrayList<>(slices.subList(0, 4));
    mixed.add(other);
    assertThat(DraftChunks.Tiles.of(mixed, 1)).isEmpty();
  }

  private static DraftChunks.Tiles tiles(PlannedChunk chunk) {
    return DraftChunks.Tiles.of(chunk.slices(), chunk.expectedRows()).orElseThrow();
  }

  @Test
  void aBatchWithoutItsMerchantsChunksIsRefused() {
    Plan whole = ChunkPlanner.plan(PlanFixtures.weights(10, 20), PlanFixtures.options());
    PlanPart part = new PlanPart(Map.of(new MerchantId("m00001"), 1));

    assertThatThrownBy(() -> part.add(whole.batches().get(0), List.of()))
        .hasMessage("Invalid batch 0: it has no slice of m00001");
  }

  @Test
  void aBatchOfAPartHasTheSharesThatItsMerchantsHaveNow() {
    Plan whole = ChunkPlanner.plan(PlanFixtures.weights(10, 20, 30), PlanFixtures.options());

    Plan part = part(whole, Map.of(new MerchantId("m00000"), 40, new MerchantId("m00002"), 2));

    assertThat(whole.batches()).extracting(PlannedBatch::shares).containsExactly(3);
    assertThat(part.batches()).extracting(PlannedBatch::shares).containsExactly(42);
  }

  private static Plan part(Plan whole, Set<MerchantId> merchants) {
    return part(
        whole, merchants.stream().collect(Collectors.toMap(merchant -> merchant, any -> 1)));
  }

  private static Plan part(Plan whole, Map<MerchantId, Integer> merchants) {
    PlanPart part = new PlanPart(merchants);
    for (PlannedBatch batch : whole.batches()) {
      int first = batch.firstChunk();
      part.add(batch, whole.chunks().subList(first, first + batch.chunks()));
    }
    return part.plan();
  }

  private static List<PlannedSlice> slices(Plan plan) {
    return plan.chunks().stream().flatMap(chunk -> chunk.slices().stream()).toList();
  }

  private static void assertNumberedWithoutGaps(Plan plan) {
    int chunks = 0;
    for (PlannedBatch batch : plan.batches()) {
      assertThat(batch.firstChunk()).isEqualTo(chunks);
      for (int i = 0; i < batch.chunks(); i++) {
        assertThat(plan.chunks().get(chunks).number()).isEqualTo(chunks);
        assertThat(plan.chunks().get(chunks).batch()).isEqualTo(batch.number());
        chunks++;
      }
    }
    assertThat(plan.chunks()).hasSize(chunks);
  }
}
