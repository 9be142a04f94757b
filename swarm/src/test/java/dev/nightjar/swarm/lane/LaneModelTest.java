package dev.nightjar.swarm.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.lane.Rivals.Rival;
import dev.nightjar.swarm.lane.Storm.Middle;
import dev.nightjar.swarm.lane.Storm.Result;
import dev.nightjar.swarm.message.CallStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lane's limit under load in simulated time, beside what else could have been taken. */
final class LaneModelTest {
  private static final long SEEDS = 3;

  static Stream<Storm> storms() {
    return Stream.of(5, 50)
        .flatMap(service -> Stream.of(Middle.values()).map(middle -> new Storm(service, middle)));
  }

  @ParameterizedTest
  @MethodSource("storms")
  void theChosenLimitKeepsItsPromises(Storm storm) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Result result = storm.play(Rivals.chosen(), seed);
      assertThat(result.goodputAtFour()).as("%s", result).isGreaterThan(0.85);
      assertThat(result.worstP90Millis()).as("%s", result).isLessThan(250);
      assertThat(result.lateShare()).as("%s", result).isLessThan(0.03);
      if (storm.middle() == Middle.NOTHING) {
        assertThat(result.refusedAfter()).as("%s", result).isLessThan(0.01);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("storms")
  void everyCallIsCountedOnceAndNoneIsLeft(Storm storm) {
    for (Rival rival : Rivals.all()) {
      LaneCounts counts = storm.play(rival, 1).counts();
      assertThat(counts.count(CallStatus.PENDING)).isZero();
      assertThat(counts.offered())
          .isEqualTo(
              counts.count(CallStatus.ANSWERED)
                  + counts.count(CallStatus.REFUSED)
                  + counts.count(CallStatus.TIMED_OUT));
    }
  }

  /** None of the others keeps all promises in all storms; the table is in docs/benchmarks.md. */
  @Test
  void noOtherLimitKeepsThemAll() {
    List<String> keepers = new ArrayList<>();
    for (Rival rival : Rivals.all()) {
      List<Result> results = storms().map(storm -> storm.play(rival, 1)).toList();
      results.forEach(System.out::println);
      boolean keeps =
          results.stream()
              .allMatch(result -> result.goodputAtFour() > 0.85 && result.lateShare() < 0.03);
      if (keeps) {
        keepers.add(rival.name());
      }
    }
    assertThat(keepers).containsExactly("pace");
  }
}
