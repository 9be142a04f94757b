package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.summary.ExpectedDay;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Night by night with late arrivals, only tonight's run and what it starts by itself: after each
 * night the published bytes are those of all that had arrived by then, as one big run would have
 * published them.
 */
@Tag("stack")
final class LateLawsTest {
  @SuppressWarnings("NullAway.Init")
  private static LawLab lab;

  @BeforeContainer
  static void open() throws IOException {
    lab = new LawLab();
  }

  @AfterContainer
  static void close() {
    lab.close();
  }

  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void nightByNightWithLateArrivalsEqualsOneBigRun(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 5) int merchants,
      @ForAll @IntRange(min = 50, max = 900) int events)
      throws IOException {
    Generator generator =
        Generator.of(new GeneratorOptions(seed, merchants, 3, events, LocalDate.of(2026, 3, 27)));
    Site site = lab.freshSite(generator);
    Feed feed = generator.feed(Faults.DEFAULT);
    SortedMap<LocalDate, List<byte[]>> arriving = new TreeMap<>();
    feed.blocks(
        block ->
            arriving
                .computeIfAbsent(block.date(), date -> new ArrayList<>())
                .addAll(block.lines().documents()));
    boolean hasBegun = false;
    for (Map.Entry<LocalDate, List<byte[]>> date : arriving.entrySet()) {
      site.write(date.getValue());
      site.awaitSettled();
      Map<MerchantDay, ExpectedDay> expected = new HashMap<>();
      feed.expectedBy(date.getKey(), day -> expected.put(day.merchantDay(), day));
      if (hasBegun) {
        LateNights.tonight(site, date.getKey());
      } else {
        hasBegun = LateNights.begin(site, generator);
      }
      LawLab.assertPublished(site, generator, expected);
    }
    assertThat(hasBegun).isTrue();
    LawLab.assertPublished(site, generator);
  }
}
