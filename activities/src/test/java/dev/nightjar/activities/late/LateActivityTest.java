package dev.nightjar.activities.late;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static List<LateDay> days(int count) {
    return LAST.minusDays(count - 1L)
        .datesUntil(LAST.plusDays(1))
        .map(day -> new LateDay(day, 0, 1))
        .toList();
  }
}
