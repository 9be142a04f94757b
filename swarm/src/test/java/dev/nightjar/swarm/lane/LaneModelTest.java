package dev.nightjar.swarm.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nightjar.swarm.lane.LaneModel.Second;
import dev.nightjar.swarm.lane.Storm.Messaging;
import dev.nightjar.swarm.lane.Storm.Middle;
import dev.nightjar.swarm.lane.Storm.Result;
import dev.nightjar.swarm.message.CallStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lane's limit under load in simulated time, beside what else could have been taken. */
final class LaneModelTest {
  private static final long SEEDS = 3;
  private static final long MANY_SEEDS = 20;

  /** Every rival in every storm. */
  private static final List<Result> PLAYED =
      Rivals.all().stream()
          .flatMap(rival -> storms().map(storm -> storm.play(rival, SEEDS + 1)))
          .toList();

  static Stream<Storm> storms() {
    return Stream.of(5, 50)
        .flatMap(
            service ->
                Stream.of(Messaging.values())
                    .flatMap(
                        messaging ->
                            Stream.of(Middle.values())
                                .map(middle -> new Storm(8, service, messaging, middle))));
  }

  @ParameterizedTest
  @MethodSource("storms")
  void theChosenLimitKeepsItsPromises(Storm storm) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Result result = storm.play(Rivals.chosen(), seed);
      assertThat(storm.isKeptBy(result)).as("%s of %s", result, storm).isTrue();
    }
  }

  /** Where one call more or less is a third of all that are allowed. */
  @Test
  void fewSlotsAreKeptBusyWhenCallsTakeTwiceAsLong() {
    double goodput =
        IntStream.of(50, 60)
            .mapToObj(
                service -> new Storm(2, service, Messaging.QUICK, Middle.CALLS_TAKE_TWICE_AS_LONG))
            .flatMap(
                storm ->
                    LongStream.rangeClosed(1, MANY_SEEDS)
                        .mapToObj(seed -> storm.play(Rivals.chosen(), seed)))
            .mapToDouble(Result::goodputAtFour)
            .average()
            .orElseThrow();
    assertThat(goodput).isGreaterThan(0.85);
  }

  static Stream<Arguments> stormsOfSeveral() {
    return storms().flatMap(storm -> Stream.of(2, 4).map(callers -> arguments(storm, callers)));
  }

  @ParameterizedTest
  @MethodSource("stormsOfSeveral")
  void severalCallersKeepThemTogether(Storm storm, int callers) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Result result = storm.play(Rivals.chosen(), seed, callers);
      assertThat(storm.isKeptBy(result)).as("%s of %s", result, storm).isTrue();
    }
  }

  static Stream<Storm> calmStorms() {
    return storms().filter(storm -> storm.middle() == Middle.NOTHING);
  }

  /** Shares would stay as they are if callers went by the pace of their calls alone. */
  @ParameterizedTest
  @MethodSource("calmStorms")
  void whoComesToAFullLaneGetsAShareOfIt(Storm storm) {
    for (long seed = 1; seed <= SEEDS + 2; seed++) {
      List<Second> seconds = storm.seconds(second -> 4, second -> second < 10 ? 1 : 2, 50, seed);
      assertThat(Storm.leastShare(seconds.subList(30, 50))).isGreaterThan(0.25);
      assertThat(seconds.stream().mapToDouble(Second::p90Millis))
          .allMatch(p90 -> p90 < Storm.BOUND.toMillis());
    }
  }

  /** Each caller's pace is an eighth of half the lane's, which says little of what there is. */
  @ParameterizedTest
  @MethodSource("calmStorms")
  void manyCallersOfAnIdleLaneAreHardlyRefusedAfterAStorm(Storm storm) {
    double refused = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Second> seconds = storm.seconds(second -> second < 10 ? 4 : 0.5, second -> 8, 40, seed);
      assertThat(Storm.refused(seconds.subList(0, 10))).isGreaterThan(0.5);
      refused += Storm.refused(seconds.subList(20, 40)) / SEEDS;
    }
    assertThat(refused).isLessThan(0.1);
  }

  /** Each caller's share is fewer calls than a group has, which is admitted where it is alone. */
  @ParameterizedTest
  @MethodSource("calmStorms")
  void groupsThatAreMoreThanTheLimitMakeNoLaneLate(Storm storm) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Second> seconds = storm.seconds(second -> 4, second -> 8, 8, 40, seed);
      double late = seconds.stream().mapToInt(Second::timedOut).sum();
      double answered = seconds.stream().mapToInt(Second::answered).sum();
      assertThat(late / (late + answered)).isLessThan(0.1);
      assertThat(seconds.stream().mapToDouble(Second::p90Millis))
          .allMatch(p90 -> p90 < Storm.BOUND.toMillis());
    }
  }

  @Test
  void everyCallIsCountedOnceAndNoneIsLeft() {
    for (Result result : PLAYED) {
      for (LaneCounts counts : result.counts()) {
        assertThat(counts.count(CallStatus.PENDING)).isZero();
        assertThat(counts.offered())
            .isEqualTo(
                counts.count(CallStatus.ANSWERED)
                    + counts.count(CallStatus.REFUSED)
                    + counts.count(CallStatus.TIMED_OUT));
      }
    }
  }

  /** None of the others keeps all promises in all storms; the table is in docs/decisions.md. */
  @Test
  void noOtherLimitKeepsThemAll() {
    Map<String, Boolean> keeps = new TreeMap<>();
    for (Result result : PLAYED) {
      System.out.println(result);
      keeps.merge(result.name(), result.storm().isKeptBy(result), Boolean::logicalAnd);
    }
    assertThat(keeps).hasSize(Rivals.all().size());
    keeps.values().removeIf(kept -> !kept);
    assertThat(keeps).containsOnlyKeys("pace");
  }
}
