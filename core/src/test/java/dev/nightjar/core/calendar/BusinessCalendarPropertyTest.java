package dev.nightjar.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BusinessCalendarPropertyTest {
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 10);
  private static final SortedSet<String> ZONES = new TreeSet<>(ZoneId.getAvailableZoneIds());

  @Property(tries = 300)
  void daysTileTheTimeLine(
      @ForAll("histories") ZoneHistory zones, @ForAll @IntRange(max = 83_000) int offset) {
    assertTiles(zones, FIRST.plusDays(offset), 12);
  }

  @Property(tries = 300)
  void daysTileTheTimeLineWhereTheZoneChangesFromDayToDay(
      @ForAll("restlessHistories") ZoneHistory zones) {
    assertTiles(zones, LocalDate.of(2026, 5, 25), 25);
  }

  @Property(tries = 1000)
  void everyInstantBelongsToTheDayThatHoldsIt(
      @ForAll("restlessHistories") ZoneHistory zones,
      @ForAll @LongRange(min = 0, max = 7_258_118_399L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant at = Instant.ofEpochSecond(second, nano);
    BusinessCalendar calendar = BusinessCalendar.of(zones);

    assertThat(calendar.day(calendar.dayOf(at)))
        .hasValueSatisfying(day -> assertThat(day.contains(at)).isTrue());
  }

  @Property(tries = 300)
  void whatWasAskedBeforeChangesNothing(
      @ForAll("restlessHistories") ZoneHistory zones, @ForAll("instants") List<Instant> instants) {
    BusinessCalendar used = BusinessCalendar.of(zones);

    assertThat(instants)
        .allSatisfy(
            at -> {
              BusinessCalendar fresh = BusinessCalendar.of(zones);
              assertThat(used.dayAt(at)).isEqualTo(fresh.dayAt(at));
              LocalDate next = fresh.dayOf(at).plusDays(1);
              assertThat(used.day(next)).isEqualTo(BusinessCalendar.of(zones).day(next));
            });
  }

  @Property(tries = 300)
  void withOneOffsetADayIsTheLocalDate(
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int minutes,
      @ForAll @LongRange(min = 0, max = 7_258_118_399L) long second) {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(minutes * 60);
    Instant at = Instant.ofEpochSecond(second);

    assertThat(BusinessCalendar.of(ZoneHistory.of(zone)).dayOf(at))
        .isEqualTo(LocalDate.ofInstant(at, zone));
  }

  private static void assertTiles(ZoneHistory zones, LocalDate first, int days) {
    BusinessCalendar calendar = BusinessCalendar.of(zones);
    List<BusinessDay> existing = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      calendar.day(first.plusDays(i)).ifPresent(existing::add);
    }
    assertThat(existing).hasSizeGreaterThan(days / 4);
    for (int i = 1; i < existing.size(); i++) {
      assertThat(existing.get(i).start()).isEqualTo(existing.get(i - 1).end());
    }
    assertThat(existing)
        .allSatisfy(
            day -> {
              assertThat(day.zone()).isEqualTo(zones.zoneFor(day.date()));
              assertThat(day.start()).isEqualTo(day.date().atStartOfDay(day.zone()).toInstant());
              assertThat(calendar.dayOf(day.start())).isEqualTo(day.date());
              assertThat(calendar.dayOf(day.end().minusNanos(1))).isEqualTo(day.date());
            });
  }

  @Provide
  Arbitrary<List<Instant>> instants() {
    long start = Instant.parse("2026-05-25T00:00:00Z").getEpochSecond();
    return Arbitraries.longs()
        .between(start, start + 25 * 86_400)
        .map(Instant::ofEpochSecond)
        .list()
        .ofMaxSize(20);
  }

  /** Any zones of the platform, changing at most twice in the years in question. */
  @Provide
  Arbitrary<ZoneHistory> histories() {
    return history(Arbitraries.of(ZONES).map(ZoneId::of), FIRST, 83_000, 2);
  }

  /** Extreme offsets that change within days of each other. */
  @Provide
  Arbitrary<ZoneHistory> restlessHistories() {
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
                "-18:00",
                "-12:00",
                "+00:00",
                "+12:00",
                "+14:00",
                "+18:00",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "America/Santiago",
                "Australia/Lord_Howe")
            .map(ZoneId::of);
    return history(zones, LocalDate.of(2026, 5, 30), 12, 8);
  }

  private static Arbitrary<ZoneHistory> history(
      Arbitrary<ZoneId> zones, LocalDate first, int days, int changes) {
    Arbitrary<ZoneHistory.Period> later =
        Combinators.combine(Arbitraries.integers().between(0, days), zones)
            .as((day, zone) -> new ZoneHistory.Period(first.plusDays(day), zone));
    return Combinators.combine(
            zones, later.list().uniqueElements(ZoneHistory.Period::from).ofMaxSize(changes))
        .as(BusinessCalendarPropertyTest::history);
  }

  private static ZoneHistory history(ZoneId first, List<ZoneHistory.Period> later) {
    List<ZoneHistory.Period> periods = new ArrayList<>(later);
    periods.add(new ZoneHistory.Period(ZoneHistory.ALWAYS, first));
    periods.sort((left, right) -> left.from().compareTo(right.from()));
    return new ZoneHistory(periods);
  }
}
