package dev.nightjar.core.late;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.FirstRun;
import dev.nightjar.core.model.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateRuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant CUTOFF = Instant.parse("2026-11-23T02:00:00Z");
  private static final Generation PUBLISHED = Generation.ofCutoff(CUTOFF);
  private static final Duration OVERLAP = Duration.ofMinutes(15);
  private static final LateRule RULE =
      new LateRule(OVERLAP, GapPolicy.RUN, new FirstRun(DAY.minusDays(10), PUBLISHED));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T01:44:59.999Z, false",
    "2026-11-23T01:45:00Z, true",
    "2026-11-23T02:00:00Z, true",
    "2026-11-25T00:00:00Z, true"
  })
  void aPublishedDayWaitsWhileItsMarkerIsNotOlderThanTheCutoffLessTheOverlap(
      Instant reached, boolean isWaiting) {
    Optional<LateReason> reason = RULE.waits(DAY, marker(reached), PUBLISHED);

    assertThat(reason.isPresent()).isEqualTo(isWaiting);
    reason.ifPresent(found -> assertThat(found).isEqualTo(LateReason.REACHED_AFTER));
  }

  @Test
  void whatAnAuditAnnouncedSaysSo() {
    Marker audited = new Marker(CUTOFF.plusSeconds(1), Marker.Origin.AUDIT);

    assertThat(RULE.waits(DAY, audited, PUBLISHED)).contains(LateReason.FOUND_BY_AUDIT);
  }

  @Test
  void aDaySinceTheFirstRunThatWasNeverPublishedIsAGapHoweverOldItsMarker() {
    Marker old = marker(CUTOFF.minus(Duration.ofDays(9)));

    assertThat(RULE.waits(DAY, old, null)).contains(LateReason.NEVER_PUBLISHED);
    assertThat(RULE.waits(DAY.minusDays(10), old, null)).contains(LateReason.NEVER_PUBLISHED);
  }

  @Test
  void whatLayThereBeforeTheJobBeganIsNoGap() {
    Marker old = marker(CUTOFF.minus(Duration.ofDays(9)));

    assertThat(RULE.waits(DAY.minusDays(11), old, null)).isEmpty();
    assertThat(new LateRule(OVERLAP, GapPolicy.RUN, null).waits(DAY, old, null)).isEmpty();
  }

  @Test
  void anOlderDayThatDataReachesAfterTheJobBeganWaits() {
    assertThat(RULE.waits(DAY.minusDays(300), marker(CUTOFF.plusSeconds(9)), null))
        .contains(LateReason.NEVER_PUBLISHED);
  }

  @Test
  void onlyGapsAreLeftByThePolicyToReport() {
    LateRule report = new LateRule(OVERLAP, GapPolicy.REPORT, null);

    assertThat(report.takes(LateReason.NEVER_PUBLISHED)).isFalse();
    assertThat(report.takes(LateReason.REACHED_AFTER)).isTrue();
    assertThat(report.takes(LateReason.FOUND_BY_AUDIT)).isTrue();
    assertThat(RULE.takes(LateReason.NEVER_PUBLISHED)).isTrue();
  }

  private static Marker marker(Instant reached) {
    return new Marker(reached, Marker.Origin.WRITER);
  }
}
