package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FaultSequenceTest {
  private static final int FAULTS = 10;

  @Test
  void theSameSeedGivesTheSameSequence() {
    assertThat(FaultSequence.of(17, FAULTS, FaultSort.all()))
        .isEqualTo(FaultSequence.of(17, FAULTS, FaultSort.all()));
    assertThat(FaultSequence.of(17, FAULTS, FaultSort.all()).strikes())
        .isNotEqualTo(FaultSequence.of(18, FAULTS, FaultSort.all()).strikes());
  }

  @Test
  void seedsThatFollowEachOtherGoEvenlyThroughAllSorts() {
    List<FaultSort> sorts = FaultSort.all();
    Map<String, Integer> times = new HashMap<>();
    int seeds = 21;
    for (int seed = 1; seed <= seeds; seed++) {
      List<Fault> faults = FaultSequence.of(seed, FAULTS, sorts).faults();
      assertThat(faults).hasSize(FAULTS);
      for (Fault fault : faults) {
        times.merge(fault.kind() + fault.where().replaceAll(" \\d$", ""), 1, Integer::sum);
      }
    }
    int rounds = seeds * FAULTS / sorts.size();
    assertThat(times).hasSize(sorts.size());
    assertThat(times.values()).allSatisfy(n -> assertThat(n).isBetween(rounds, rounds + 1));
  }

  @Test
  void strikesAreSpreadOverBothNightsAndAloneWhereTheyMustBe() {
    List<Integer> sizes = new ArrayList<>();
    for (int seed = 1; seed <= 100; seed++) {
      List<Strike> strikes = FaultSequence.of(seed, FAULTS, FaultSort.all()).strikes();
      assertThat(strikes).extracting(Strike::night).isSorted().contains(1, 2);
      strikes.forEach(strike -> sizes.add(strike.faults().size()));
      for (Strike strike : strikes) {
        if (strike.faults().size() > 1) {
          assertThat(strike.faults()).noneMatch(Fault::isAlone);
          assertThat(strike.faults()).extracting(Fault::where).doesNotHaveDuplicates();
        }
      }
    }
    assertThat(sizes).contains(1, 2, 3);
  }

  @Test
  void seedsAreNumbersAndRanges() {
    assertThat(CrashRuns.seeds("17")).containsExactly(17L);
    assertThat(CrashRuns.seeds("1..3")).containsExactly(1L, 2L, 3L);
    assertThat(CrashRuns.seeds("3,8..9")).containsExactly(3L, 8L, 9L);
    assertThatThrownBy(() -> CrashRuns.seeds("1..2..3"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CrashRuns.seeds("some")).isInstanceOf(IllegalArgumentException.class);
  }
}
