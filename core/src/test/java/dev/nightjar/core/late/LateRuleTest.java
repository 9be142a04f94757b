package dev.nightjar.core.late;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.FirstRun;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.SummaryTally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    Optional<LateReason> reason = RULE.waits(DAY, marker(reached), seen(Origin.COMPUTED));

    assertThat(reason.isPresent()).isEqualTo(isWaiting);
    reason.ifPresent(found -> assertThat(found).isEqualTo(LateReason.REACHED_AFTER));
  }

  static Stream<Origin> origins() {
    return Stream.of(
        new Origin.Withdrawal("prices were wrong"),
        new Origin.CopyOf(Generation.ofCutoff(CUTOFF.minusSeconds(60))));
  }

  @ParameterizedTest
  @MethodSource("origins")
  void whatAPersonPutOrTookBackStaysSoUntilDataReachesTheDayAfterThat(Origin origin) {
    assertThat(RULE.waits(DAY, marker(CUTOFF.minusSeconds(1)), seen(origin))).isEmpty();
    assertThat(RULE.waits(DAY, marker(CUTOFF), seen(origin))).isEmpty();
    assertThat(RULE.waits(DAY, marker(CUTOFF.plusMillis(1)), seen(origin)))
        .contains(LateReason.REACHED_AFTER);
  }

  private static Optional<Pointer> seen(Origin origin) {
    SummaryTally nothing = new SummaryTally();
    return Optional.of(
        new Pointer(
            PUBLISHED,
            new JobVersion(1),
            ZoneId.of("UTC"),
            "2026a",
            RowCounts.NONE,
            nothing.rowsByDimension(),
            nothing.digest(),
            origin));
  }

  @Test
  void whatAnAuditAnnouncedSaysSo() {
    Marker audited = new Marker(CUTOFF.plusSeconds(1), Marker.Origin.AUDIT);

    assertThat(RULE.waits(DAY, audited, seen(Origin.COMPUTED))).contains(LateReason.FOUND_BY_AUDIT);
  }

  @Test
  void aDaySinceTheFirstRunThatWasNeverPublishedIsAGapHoweverOldItsMarker() {
    Marker old = marker(CUTOFF.minus(Duration.ofDays(9)));

    assertThat(RULE.waits(DAY, old, Optional.empty())).contains(LateReason.NEVER_PUBLISHED);
    assertThat(RULE.waits(DAY.minusDays(10), old, Optional.empty()))
        .contains(LateReason.NEVER_PUBLISHED);
  }

  @Test
  void whatLayThereBeforeTheJobBeganIsNoGap() {
    Marker old = marker(CUTOFF.minus(Duration.ofDays(9)));

    assertThat(RULE.waits(DAY.minusDays(11), old, Optional.empty())).isEmpty();
    assertThat(new LateRule(OVERLAP, GapPolicy.RUN, null).waits(DAY, old, Optional.empty()))
        .isEmpty();
  }

  @Test
  void anOlderDayThatDataReachesAfterTheJobBeganWaits() {
    assertThat(RULE.waits(DAY.minusDays(300), marker(CUTOFF.plusSeconds(9)), Optional.empty()))
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
