package dev.nightjar.starter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.NightRuns;
import dev.nightjar.core.model.RunState;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightStatesTest {
  private static final ScheduleName EUROPE = ScheduleName.parse("type-count/europe");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void aRunThatTemporalKnowsIsAsTemporalSays() {
    NightStates states =
        new NightStates(
            id ->
                id.equals("nightly/type-count/2026-11-22/europe")
                    ? Optional.of("PAUSED")
                    : Optional.empty(),
            (job, day, group) -> Optional.of(RunState.RUNNING));

    assertThat(states.state(EUROPE, DAY)).isEqualTo("PAUSED");
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED, COMPLETED, false",
    "CANCELLED, CANCELLED, false",
    "RUNNING, lost by Temporal, false",
    ", not started, true",
  })
  void aRunThatTemporalHasForgottenIsAsTheLedgerSays(
      RunState kept, String word, boolean isMissing) {
    NightStates states =
        forgotten(
            (job, day, group) ->
                Optional.ofNullable(kept)
                    .filter(
                        state ->
                            job.equals(EUROPE.job()) && day.equals(DAY) && group.equals("europe")));

    assertThat(states.state(EUROPE, DAY)).isEqualTo(word);
    assertThat(new NightStates.PastNight(Instant.EPOCH, DAY, "id", word).isMissing())
        .isEqualTo(isMissing);
  }

  @Test
  void aLedgerThatDoesNotAnswerIsAskedOnceAndMakesNoNightAMissingOne() {
    AtomicInteger asked = new AtomicInteger();
    NightStates states =
        forgotten(
            (job, day, group) -> {
              asked.incrementAndGet();
              throw new ConnectFailed("'nightjar' does not answer", null);
            });

    assertThat(states.trouble()).isEmpty();
    assertThat(states.state(EUROPE, DAY)).isEqualTo("not known");
    assertThat(states.state(EUROPE, DAY.minusDays(1))).isEqualTo("not known");
    assertThat(states.trouble()).contains("'nightjar' does not answer");
    assertThat(asked).hasValue(1);
  }

  private static NightStates forgotten(NightRuns ledger) {
    return new NightStates(id -> Optional.empty(), ledger);
  }
}
