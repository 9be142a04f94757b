package dev.nightjar.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WeightHistoryTest {
  @Example
  void theSameWeekdayOfTheWeeksBeforeTellsOfADay() {
    assertThat(WeightHistory.days(LocalDate.of(2026, 3, 5)))
        .containsExactly(
            LocalDate.of(2026, 2, 26),
            LocalDate.of(2026, 2, 19),
            LocalDate.of(2026, 2, 12),
            LocalDate.of(2026, 2, 5));
  }

  @Example
  void withoutANightThereIsNoWeight() {
    assertThat(WeightHistory.weight(List.of())).isEmpty();
  }

  @Example
  void ofTwoInTheMiddleTheLargerCounts() {
    assertThat(WeightHistory.weight(List.of(40L, 10L, 30L, 20L))).hasValue(30);
    assertThat(WeightHistory.weight(List.of(10L, 20L))).hasValue(20);
  }

  @Property
  void oneUnusualNightOfThreeOrFourHasNoSay(
      @ForAll @Size(min = 2, max = 3) List<@LongRange(min = 100, max = 200) Long> usual,
      @ForAll @LongRange(min = 0) long unusual) {
    List<Long> rows = new ArrayList<>(usual);
    rows.add(unusual);

    assertThat(WeightHistory.weight(rows).orElseThrow())
        .isBetween(Collections.min(usual), Collections.max(usual));
  }
}
