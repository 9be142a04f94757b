package dev.nightjar.activities.late;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTask;
import dev.nightjar.workflows.message.LateTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of what waits one night takes. */
class LateActivityTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

  @Test
  void aNightTakesTheNewestDaysAndSaysHowManyWaitBeforeThem() {
    LateFound found = LateActivity.newest(days(537));

    assertThat(found.older()).isEqualTo(37);
    assertThat(found.days()).isEqualTo(days(500));
  }

  @Test
  void whatOneNightTakesLeavesNothing() {
    assertThat(LateActivity.newest(days(500))).isEqualTo(new LateFound(days(500)));
    assertThat(LateActivity.newest(List.of())).isEqualTo(LateFound.NOTHING);
  }

  /** At 12:30 UTC the next day has ended in Auckland, and nowhere west of it. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-21, true",
    "2026-11-22, false",
    "2026-11-23, false",
    "2026-11-24, false",
  })
  void aNightLeavesItsOwnDayAndThoseThatHaveNotEndedEverywhereToTheirNights(
      LocalDate day, boolean isTaken) {
    assertThat(isTaken(LAST, "2026-11-23T12:30:00Z", List.of(), day)).isEqualTo(isTaken);
  }

  @Test
  void whatWasPublishedAheadOfItsNightAndWaitsIsTakenByTheNightsAfterThat() {
    LocalDate ahead = LAST.plusDays(1);
    assertThat(isTaken(ahead, "2026-11-24T12:30:00Z", List.of(), ahead)).isFalse();
    assertThat(isTaken(ahead.plusDays(1), "2026-11-25T12:30:00Z", List.of(), ahead)).isTrue();
  }

  @Test
  void aNightOfAnEarlierDayTakesTheDaysAfterItThatHaveEndedInTheGroupsZones() {
    List<ZoneId> zones = List.of(ZoneId.of("Pacific/Auckland"), ZoneId.of("Asia/Tokyo"));
    LocalDate tonight = LAST.minusDays(5);
    assertThat(isTaken(tonight, "2026-11-22T12:30:00Z", zones, LAST.minusDays(1))).isTrue();
    assertThat(isTaken(tonight, "2026-11-22T12:30:00Z", zones, LAST)).isFalse();
    assertThat(isTaken(tonight, "2026-11-22T15:30:00Z", zones, LAST)).isTrue();
    assertThat(isTaken(tonight, "2026-11-22T15:30:00Z", List.of(), LAST)).isFalse();
  }

  @Test
  void whoAsksBetweenNightsTakesAllThatWaits() {
    assertThat(isTaken(null, "2026-11-23T12:30:00Z", List.of(), LAST.plusDays(1))).isTrue();
  }

  private static boolean isTaken(
      @Nullable LocalDate tonight, String cutoff, List<ZoneId> zones, LocalDate day) {
    return LateActivity.isTakenBy(
        new LateTask(
            new JobName("merchant-analytics"),
            Generation.ofCutoff(Instant.parse(cutoff)),
            zones,
            LateTerms.DEFAULTS,
            tonight),
        day);
  }

  private static List<LateDay> days(int count) {
    return LAST.minusDays(count - 1L)
        .datesUntil(LAST.plusDays(1))
        .map(day -> new LateDay(day, 0, 1))
        .toList();
  }
}
