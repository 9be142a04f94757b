package dev.nightjar.starter.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryQuestionTest {
  @Test
  void aWithdrawnDayIsNoneThatCanBeReadInstead() {
    LocalDate first = LocalDate.of(2026, 11, 22);
    Pointer pointer = EmptyDay.pointer();
    Pointer withdrawn = pointer.withdrawnAs(new Generation(2), new Origin.Withdrawal("wrong"));

    assertThat(
            SummaryQuestion.readable(
                List.of(
                    new PublishedDay(first, withdrawn),
                    new PublishedDay(first.plusDays(1), pointer))))
        .containsExactly(first.plusDays(1));
  }
}
