package dev.nightjar.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
  @ParameterizedTest(name = "{0} {1} lasts {4} and has {5} quarters")
  @CsvSource({
    "Europe/Berlin,       2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, PT23H, 92",
    "Europe/Berlin,       2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, PT25H, 100",
    "Europe/Berlin,       2026-11-22, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z, PT24H, 96",
    "Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, 2026-10-04T13:00:00Z, PT23H30M, 94",
    "Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z, PT24H30M, 98",
    "Pacific/Kiritimati,  2026-11-23, 2026-11-22T10:00:00Z, 2026-11-23T10:00:00Z, PT24H, 96",
    "Asia/Kathmandu,      2026-11-23, 2026-11-22T18:15:00Z, 2026-11-23T18:15:00Z, PT24H, 96",
    "Pacific/Apia,        2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z, PT24H, 96",
    "Pacific/Apia,        2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z, PT24H, 96",
    "America/St_Johns,    2010-11-07, 2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z, PT25H, 100"
  })
  void aDayLastsFromItsStartToTheNextDaysStart(
      String zone, LocalDate date, Instant start, Instant end, Duration length, int quarters) {
    BusinessDay day = calendar(zone).day(date).orElseThrow();

    assertThat(day).isEqualTo(new BusinessDay(date, ZoneId.of(zone), start, end));
    assertThat(Duration.between(day.start(), day.end())).isEqualTo(length);
    assertThat(day.quarters()).isEqualTo(quarters);
  }

  @ParameterizedTest
  @CsvSource({"America/Santiago, 2022-09-11", "Asia/Beirut, 2022-03-27"})
  void aDayMayStartAtOne(String zone, LocalDate date) {
    BusinessDay day = calendar(zone).day(date).orElseThrow();

    assertThat(day.start().atZone(day.zone()).toLocalTime()).hasToString("01:00");
    assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofHours(23));
    assertThat(calendar(zone).dayOf(day.start().minusNanos(1))).isEqualTo(date.minusDays(1));
  }

  @Test
  void aDateThatTheZoneSkipsIsNoDay() {
    BusinessCalendar apia = calendar("Pacific/Apia");

    assertThat(apia.day(LocalDate.of(2011, 12, 30))).isEmpty();
    assertThat(apia.dayOf(Instant.parse("2011-12-30T09:59:59.999999999Z")))
        .hasToString("2011-12-29");
    assertThat(apia.dayOf(Instant.parse("2011-12-30T10:00:00Z"))).hasToString("2011-12-31");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-29",
    "Australia/Lord_Howe, 2026-10-04",
    "America/Santiago, 2022-09-11",
    "Pacific/Kiritimati, 2026-01-01",
    "Asia/Kathmandu, 2026-01-01"
  })
  void theFirstAndLastInstantBelongToTheDayAndTheirNeighboursDoNot(String zone, LocalDate date) {
    BusinessDay day = calendar(zone).day(date).orElseThrow();

    assertThat(calendar(zone).dayOf(day.start().minusNanos(1))).isEqualTo(date.minusDays(1));
    assertThat(calendar(zone).dayOf(day.start())).isEqualTo(date);
    assertThat(calendar(zone).dayOf(day.start().plusMillis(1))).isEqualTo(date);
    assertThat(calendar(zone).dayOf(day.end().minusMillis(1))).isEqualTo(date);
    assertThat(calendar(zone).dayOf(day.end().minusNanos(1))).isEqualTo(date);
    assertThat(calendar(zone).dayOf(day.end())).isEqualTo(date.plusDays(1));
  }

  @Test
  void aZoneChangeMakesTheDayBeforeItLongerOrShorter() {
    LocalDate from = LocalDate.of(2026, 6, 2);
    BusinessCalendar calendar = moved("Europe/Berlin", from, "America/New_York");

    assertThat(calendar.day(LocalDate.of(2026, 6, 1)))
        .contains(
            new BusinessDay(
                LocalDate.of(2026, 6, 1),
                ZoneId.of("Europe/Berlin"),
                Instant.parse("2026-05-31T22:00:00Z"),
                Instant.parse("2026-06-02T04:00:00Z")));
    assertThat(calendar.day(from).orElseThrow().zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(calendar.dayOf(Instant.parse("2026-06-02T03:59:59Z"))).hasToString("2026-06-01");
  }

  @Test
  void aDayThatAZoneChangeLeavesEmptyDoesNotExist() {
    LocalDate from = LocalDate.of(2026, 6, 3);
    BusinessCalendar calendar = moved("Pacific/Niue", from, "Pacific/Kiritimati");

    assertThat(calendar.day(LocalDate.of(2026, 6, 2))).isEmpty();
    assertThat(calendar.day(LocalDate.of(2026, 6, 1)).orElseThrow().end())
        .isEqualTo(Instant.parse("2026-06-02T10:00:00Z"))
        .isEqualTo(calendar.day(from).orElseThrow().start());
    assertThat(calendar.dayOf(Instant.parse("2026-06-02T09:59:59Z"))).hasToString("2026-06-01");
    assertThat(calendar.dayOf(Instant.parse("2026-06-02T10:00:00Z"))).hasToString("2026-06-03");
  }

  @Test
  void aDayThatStartsWhereTheNextOneDoesIsEmptyToo() {
    BusinessCalendar calendar = moved("-12:00", LocalDate.of(2026, 6, 3), "+12:00");

    assertThat(calendar.day(LocalDate.of(2026, 6, 2))).isEmpty();
  }

  @Test
  void aQuarterIsCountedFromTheDaysStart() {
    BusinessDay day = calendar("Australia/Lord_Howe").day(LocalDate.of(2026, 10, 4)).orElseThrow();

    assertThat(day.quarterOf(day.start())).isZero();
    assertThat(day.quarterOf(day.start().plusSeconds(899).plusNanos(999_999_999))).isZero();
    assertThat(day.quarterOf(day.start().plusSeconds(900))).isEqualTo(1);
    assertThat(day.quarterOf(day.end().minusNanos(1))).isEqualTo(93);
    assertThatThrownBy(() -> day.quarterOf(day.end()))
        .hasMessageContaining("2026-10-04T13:00:00Z is not in 2026-10-04");
  }

  @Test
  void aDayWithoutLengthIsRefusedWithItsEnds() {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");

    assertThatThrownBy(() -> new BusinessDay(LocalDate.of(2026, 1, 1), ZoneId.of("UTC"), at, at))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-01-01T00:00:00Z");
  }

  @Test
  void aZoneHistoryStartsAtTheBeginningAndGoesForward() {
    ZoneId utc = ZoneId.of("UTC");
    var always = new ZoneHistory.Period(ZoneHistory.ALWAYS, utc);
    var later = new ZoneHistory.Period(LocalDate.of(2026, 1, 1), utc);

    assertThatThrownBy(() -> new ZoneHistory(List.of())).hasMessageContaining("0001-01-01");
    assertThatThrownBy(() -> new ZoneHistory(List.of(later))).hasMessageContaining("2026-01-01");
    assertThatThrownBy(() -> new ZoneHistory(List.of(always, later, later)))
        .hasMessageContaining("not in order");
  }

  @Test
  void theZoneDataHasAVersion() {
    assertThat(ZoneData.version()).matches("20\\d\\d[a-z]+.*");
  }

  private static BusinessCalendar calendar(String zone) {
    return BusinessCalendar.of(ZoneHistory.of(ZoneId.of(zone)));
  }

  private static BusinessCalendar moved(String before, LocalDate from, String after) {
    return BusinessCalendar.of(
        new ZoneHistory(
            List.of(
                new ZoneHistory.Period(ZoneHistory.ALWAYS, ZoneId.of(before)),
                new ZoneHistory.Period(from, ZoneId.of(after)))));
  }
}
