package dev.nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.generator.summary.ExpectedRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is planted is there. */
class PlantsTest {
  private static final Generator SMALL = Generator.of(Preset.SMALL.options().events(100_000));

  @Test
  void smallHasDaysOfAllLengthsOfItsSeason() {
    assertThat(lengths(SMALL)).contains(92, 96, 98, 100);
    assertThat(lengths(Generator.of(Preset.TINY))).contains(92, 96);
    GeneratorOptions autumn = Preset.TINY.options().from(LocalDate.of(2024, 10, 4));
    assertThat(lengths(Generator.of(autumn))).contains(94);
  }

  @Test
  void theFirstAndTheLastMillisecondOfADayHaveEvents() {
    Merchant giant = SMALL.merchants().get(0);
    LocalDate date = LocalDate.of(2024, 3, 27);
    BusinessDay day = BusinessCalendar.of(giant.zones()).day(date).orElseThrow();
    List<String> documents =
        SMALL
            .events(giant.id(), date)
            .map(document -> new String(document, StandardCharsets.UTF_8))
            .toList();
    assertThat(documents)
        .anyMatch(text -> text.contains(day.start().toString().replace("00Z", "00.000Z")))
        .anyMatch(text -> text.contains(day.end().minusMillis(1).toString()));
  }

  @Test
  void theTenthAndTheEleventhProductSellForTheSame() {
    List<BigDecimal> first =
        SMALL
            .expected(SMALL.merchants().get(0).id(), LocalDate.of(2024, 3, 27))
            .orElseThrow()
            .rows("product")
            .stream()
            .map(row -> row.metric("gross"))
            .sorted((a, b) -> b.compareTo(a))
            .limit(12)
            .toList();
    assertThat(new TreeSet<>(first.subList(0, 10))).hasSize(10);
    assertThat(first.get(9)).isEqualByComparingTo(first.get(10));
    assertThat(first.get(11)).isLessThan(first.get(10));
  }

  @Test
  void oneOrderIsTooLargeForPairs() {
    BigDecimal skipped =
        SMALL
            .expected(SMALL.merchants().get(1).id(), LocalDate.of(2024, 4, 1))
            .orElseThrow()
            .rows("all")
            .stream()
            .map((ExpectedRow row) -> row.metric("pair_orders_skipped"))
            .findFirst()
            .orElseThrow();
    assertThat(skipped).isEqualByComparingTo("1");
  }

  @Property(tries = 60)
  void theEventsAskedForAreThereExactlyAndTheJobFindsWhatThePlanSays(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 14) int merchants,
      @ForAll @IntRange(min = 1, max = 9) int days,
      @ForAll @LongRange(min = 1, max = 1_500) long events,
      @ForAll @IntRange(min = 0, max = 700) int from) {
    GeneratorOptions options =
        new GeneratorOptions(
            seed, merchants, days, events, LocalDate.of(2023, 12, 1).plusDays(from));
    assertThat(PlanAndJobTest.eventsOfEqualDays(Generator.of(options))).isEqualTo(events);
  }

  private static Set<Integer> lengths(Generator generator) {
    Set<Integer> lengths = new TreeSet<>();
    for (Merchant merchant : generator.merchants()) {
      for (LocalDate day : generator.days()) {
        generator
            .expected(merchant.id(), day)
            .flatMap(expected -> BusinessCalendar.of(merchant.zones()).day(day))
            .ifPresent(found -> lengths.add(found.quarters()));
      }
    }
    return lengths;
  }
}
