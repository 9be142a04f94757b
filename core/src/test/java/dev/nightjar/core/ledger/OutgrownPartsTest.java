package dev.nightjar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.core.publish.Tiling;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OutgrownPartsTest {
  private static final BusinessDay DAY =
      BusinessCalendar.of(ZoneHistory.of(ZoneId.of("UTC")))
          .day(LocalDate.of(2026, 11, 22))
          .orElseThrow();
  private static final SplitRule RULE = new SplitRule(4, 100);

  @Property
  void partsHoldEverySliceOnceAndTileTheOneThatOutgrew(
      @ForAll @IntRange(min = 0, max = 49_999_999) int number,
      @ForAll @IntRange(min = 1, max = 30) int slices,
      @ForAll @IntRange(min = 0, max = 29) int at,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long expected,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long rows) {
    PlannedChunk whole = chunk(number, expected, slices);
    Outgrowth outgrowth = new Outgrowth(at % slices, 1000, rows);

    List<PlannedChunk> parts = OutgrownParts.of(whole, outgrowth, RULE);

    PlannedSlice outgrown = whole.slices().get(at % slices);
    List<PlannedSlice> all = parts.stream().flatMap(part -> part.slices().stream()).toList();
    assertThat(all).containsAll(without(whole, outgrown));
    assertThat(
            Tiling.flaw(
                all.stream()
                    .filter(slice -> slice.merchant().equals(outgrown.merchant()))
                    .map(PlannedSlice::hashes)
                    .toList()))
        .isEmpty();
    assertThat(parts).hasSizeBetween(2, OutgrownParts.MOST).allMatch(part -> part.batch() == 7);
    assertThat(parts.stream().filter(part -> !part.slices().contains(first(whole, outgrown))))
        .allMatch(part -> part.slices().size() == 1);
    assertThat(OutgrownParts.of(whole, outgrowth, RULE)).isEqualTo(parts);
  }

  @Property
  void partsAreAboutAsLargeAsTheWholeWasExpectedToBe(
      @ForAll @LongRange(min = 1, max = 1_000_000) long expected,
      @ForAll @IntRange(min = 4, max = 15) int times) {
    long rows = times * Math.max(expected, RULE.floor());

    List<PlannedChunk> parts =
        OutgrownParts.of(chunk(3, expected, 1), new Outgrowth(0, 1, rows), RULE);

    assertThat(parts).hasSize(times);
    assertThat(parts.stream().mapToLong(PlannedChunk::expectedRows).sum()).isEqualTo(rows);
  }

  @Property
  void whatAGiantHasBehindTheSliceIsCutUpToo(
      @ForAll @LongRange(min = 1, max = 1_000_000) long expected,
      @ForAll @IntRange(min = 1, max = 40) int slices,
      @ForAll @IntRange(min = 0, max = 39) int any,
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long rows) {
    PlannedChunk whole = giant(expected, slices, 5, 9);
    int at = any % slices;

    List<PlannedChunk> parts = OutgrownParts.of(whole, new Outgrowth(at, 1000, rows), RULE);

    List<PlannedSlice> all = parts.stream().flatMap(part -> part.slices().stream()).toList();
    List<HashRange> tiles = new ArrayList<>(HashRange.tiles(9 * slices));
    tiles.subList(5 * slices, 6 * slices).clear();
    all.forEach(slice -> tiles.add(slice.hashes()));
    assertThat(Tiling.flaw(tiles)).isEmpty();
    assertThat(parts).hasSizeBetween(2, OutgrownParts.MOST);
    assertThat(parts)
        .extracting(part -> part.number() - OutgrownParts.FIRST_NUMBER - 3 * OutgrownParts.MOST)
        .containsExactlyElementsOf(IntStream.range(0, parts.size()).boxed().toList());
    if (at > 0) {
      assertThat(parts.get(0).slices()).isEqualTo(whole.slices().subList(0, at));
    }
    List<PlannedChunk> grown = parts.subList(at > 0 ? 1 : 0, parts.size());
    assertThat(grown.stream().mapToLong(PlannedChunk::expectedRows).sum())
        .isEqualTo((slices - at) * rows);
    long usual = Math.max(RULE.usual(expected), (slices - at) * rows / (OutgrownParts.MOST - 1));
    assertThat(grown).allMatch(part -> part.expectedRows() <= 2 * usual + 1);
    assertThat(OutgrownParts.of(whole, new Outgrowth(at, 1000, rows), RULE)).isEqualTo(parts);
  }

  @Test
  void aGiantOfWhichEverySliceIsTenTimesAsLargeFallsIntoPartsOfTheRowsThatWereExpected() {
    PlannedChunk whole = giant(2_000_000, 10, 0, 4);

    List<PlannedChunk> parts =
        OutgrownParts.of(whole, new Outgrowth(4, 8_100_000, 2_000_000), RULE);

    List<PlannedSlice> slices = whole.slices();
    assertThat(parts.subList(0, 6))
        .extracting(PlannedChunk::slices)
        .containsExactly(
            slices.subList(0, 4),
            slices.subList(5, 6),
            slices.subList(6, 7),
            slices.subList(7, 8),
            slices.subList(8, 9),
            slices.subList(9, 10));
    assertThat(parts.subList(6, parts.size()))
        .extracting(part -> part.slices().get(0).hashes())
        .containsExactlyElementsOf(slices.get(4).hashes().split(2));
    assertThat(parts.subList(1, 6)).allMatch(part -> part.expectedRows() == 2_000_000);
  }

  /** A merchant with several slices of a chunk that others share is cut likewise. */
  @Test
  void ofASharedChunkOnlyTheSlicesOfWhoOutgrewItAreCut() {
    List<PlannedSlice> slices = new ArrayList<>(giant(1, 3, 0, 1).slices());
    PlannedSlice first = slice("a", HashRange.ALL);
    PlannedSlice last = slice("z", HashRange.ALL);
    slices.add(0, first);
    slices.add(last);
    PlannedChunk whole = new PlannedChunk(3, 7, slices, 1000);

    List<PlannedChunk> parts = OutgrownParts.of(whole, new Outgrowth(2, 4000, 2000), RULE);

    assertThat(parts).extracting(part -> part.slices().size()).containsExactly(3, 1, 1, 1, 1);
    assertThat(parts.get(0).slices()).containsExactly(first, slices.get(1), last);
    assertThat(parts.subList(1, 5))
        .extracting(part -> part.slices().get(0).hashes())
        .containsExactlyElementsOf(
            Stream.of(slices.get(3), slices.get(2))
                .flatMap(slice -> slice.hashes().split(2).stream())
                .toList());
  }

  @Property(tries = 200)
  void noTwoPartsOfAPlanShareANumber(@ForAll @IntRange(min = 0, max = 49_999_000) int first) {
    Set<Integer> numbers = new HashSet<>();
    int parts = 0;
    for (int number = first; number < first + 20; number++) {
      for (PlannedChunk part :
          OutgrownParts.of(chunk(number, 1, 2), new Outgrowth(1, 1, 1_000_000), RULE)) {
        numbers.add(part.number());
        parts++;
        assertThat(part.number()).isGreaterThanOrEqualTo(OutgrownParts.FIRST_NUMBER);
      }
    }
    assertThat(numbers).hasSize(parts);
  }

  @Property(tries = 200)
  void whatStandsOfABatchCoversItOnceWhateverWasSplit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int chunks) {
    Random random = new Random(seed);
    List<PlannedChunk> planned =
        IntStream.range(0, chunks).mapToObj(n -> chunk(n, 100, 1 + random.nextInt(4))).toList();
    List<PlannedChunk> all = new ArrayList<>(planned);
    List<PlannedChunk> expected = new ArrayList<>();
    for (PlannedChunk chunk : planned) {
      if (random.nextBoolean()) {
        List<PlannedChunk> parts =
            OutgrownParts.of(chunk, new Outgrowth(0, 1, random.nextInt(5000)), RULE);
        all.addAll(parts);
        expected.addAll(parts);
      } else {
        all.add(
            new PlannedChunk(ChunkId.FIRST_SPLIT_NUMBER + chunk.number(), 7, chunk.slices(), 1));
        expected.add(chunk);
      }
    }
    Collections.shuffle(all, random);

    assertThat(OutgrownParts.standing(all)).isEqualTo(expected);
  }

  @Test
  void anotherSliceThanThoseOfTheChunkIsRefused() {
    assertThatThrownBy(() -> OutgrownParts.of(chunk(3, 1, 2), new Outgrowth(2, 1, 1), RULE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slice 2 of chunk 3 with 2 slices");
  }

  @Test
  void aPartIsNotSplitAgain() {
    PlannedChunk part = OutgrownParts.of(chunk(3, 1, 1), new Outgrowth(0, 1, 1000), RULE).get(0);

    assertThatThrownBy(() -> OutgrownParts.of(part, new Outgrowth(0, 1, 1000), RULE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("chunk " + part.number());
  }

  private static PlannedSlice first(PlannedChunk whole, PlannedSlice outgrown) {
    return without(whole, outgrown).stream().findFirst().orElse(outgrown);
  }

  private static List<PlannedSlice> without(PlannedChunk whole, PlannedSlice outgrown) {
    return whole.slices().stream().filter(slice -> !slice.equals(outgrown)).toList();
  }

  private static PlannedSlice slice(String merchant, HashRange hashes) {
    return new PlannedSlice(new MerchantId(merchant), DAY, hashes);
  }

  /** A chunk of neighbours, one of the runs into which the merchant's day is cut. */
  private static PlannedChunk giant(long expected, int slices, int run, int runs) {
    return new PlannedChunk(
        3,
        7,
        HashRange.tiles(runs * slices).subList(run * slices, (run + 1) * slices).stream()
            .map(hashes -> slice("giant", hashes))
            .toList(),
        expected);
  }

  private static PlannedChunk chunk(int number, long expected, int slices) {
    return new PlannedChunk(
        number,
        7,
        IntStream.range(0, slices)
            .mapToObj(n -> new PlannedSlice(new MerchantId("m" + n), DAY, HashRange.ALL))
            .toList(),
        expected);
  }
}
