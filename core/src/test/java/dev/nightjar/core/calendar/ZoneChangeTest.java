package dev.nightjar.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.ZoneHistory.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ZoneChangeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void theNextDayIsPossibleUntilAnHourBeforeItBegins() {
    Instant begins = Instant.parse("2026-11-22T23:00:00Z");

    assertThat(earliest(BERLIN, ZoneId.of("Europe/Vienna"), begins.minusSeconds(3601)))
        .isEqualTo(DAY.plusDays(1));
    assertThat(earliest(BERLIN, ZoneId.of("Europe/Vienna"), begins.minusSeconds(3600)))
        .isEqualTo(DAY.plusDays(2));
  }

  @Test
  void aDayThatHasBegunByEitherZoneIsNotPossible() {
    Instant tokyoIsADayAhead = Instant.parse("2026-11-22T18:00:00Z");

    assertThat(earliest(BERLIN, TOKYO, tokyoIsADayAhead)).isEqualTo(DAY.plusDays(2));
    assertThat(earliest(TOKYO, BERLIN, tokyoIsADayAhead)).isEqualTo(DAY.plusDays(2));
  }

  @Property(tries = 300)
  void noInstantOfThePastMovesToAnotherDay(
      @ForAll("histories") ZoneHistory registered,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 20 * 24 * 60) int minute,
      @ForAll @IntRange(max = 5 * 24 * 60) int minutesAgo) {
    Instant now = Instant.parse("2011-12-20T00:00:00Z").plus(Duration.ofMinutes(minute));
    LocalDate from = ZoneChange.earliestDay(registered, zone, now);
    ZoneHistory changed = registered.changed(zone, from);
    Instant at = now.plus(ZoneChange.NOTICE).minus(Duration.ofMinutes(minutesAgo));

    assertThat(BusinessCalendar.of(changed).dayOf(at))
        .isEqualTo(BusinessCalendar.of(registered).dayOf(at))
        .isBefore(from);
  }

  /** With a change under way, and around the date that Samoa skipped. */
  @Provide
  Arbitrary<ZoneHistory> histories() {
    return Arbitraries.integers()
        .between(0, 20)
        .flatMap(
            day ->
                zones()
                    .tuple2()
                    .map(
                        pair ->
                            new ZoneHistory(
                                List.of(
                                    new Period(ZoneHistory.ALWAYS, pair.get1()),
                                    new Period(
                                        LocalDate.of(2011, 12, 20).plusDays(day), pair.get2())))));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Pacific/Apia", "Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin", "America/New_York")
        .map(ZoneId::of);
  }

  private static LocalDate earliest(ZoneId registered, ZoneId zone, Instant now) {
    return ZoneChange.earliestDay(ZoneHistory.of(registered), zone, now);
  }
}
