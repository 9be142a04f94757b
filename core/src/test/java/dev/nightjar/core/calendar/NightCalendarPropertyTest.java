package dev.nightjar.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NightCalendarPropertyTest {
  /** The Pacific's date line moved in 2011, Morocco's and Lord Howe's changes are odd. */
  private static final LocalDate FIRST = LocalDate.of(2009, 1, 1);

  private static final int DAYS = 8 * 366;
  private static final Duration LAG = Duration.ofSeconds(30);
  private static final SortedSet<String> ZONES = new TreeSet<>(ZoneId.getAvailableZoneIds());

  @Property(tries = 150)
  void everyDayOfEveryMerchantIsMetByOneNightThatComesWhenItIsOver(
      @ForAll("groups") ZoneGroup group, @ForAll @IntRange(max = 1439) int minute) {
    NightCalendar nights = new NightCalendar(LocalTime.MIN.plusMinutes(minute), LAG, group);
    Assume.that(nights.firstFault(FIRST, FIRST.plusDays(DAYS)).isEmpty());

    Map<LocalDate, Instant> met = new HashMap<>();
    for (int i = 0; i <= DAYS; i++) {
      Instant night = nights.nightOn(FIRST.plusDays(i));
      assertThat(met.put(nights.dayOf(night), night)).as("a second night for its day").isNull();
    }
    for (ZoneId zone : group.zones()) {
      BusinessCalendar calendar = BusinessCalendar.of(ZoneHistory.of(zone));
      for (int i = 4; i < DAYS - 4; i++) {
        LocalDate date = FIRST.plusDays(i);
        calendar
            .day(date)
            .ifPresent(
                day ->
                    assertThat(met.get(date))
                        .as("the night for %s of %s", date, zone)
                        .isNotNull()
                        .isAfterOrEqualTo(day.end().plus(LAG)));
      }
    }
  }

  @Property(tries = 100)
  void aTimeBetweenTwoMidnightsOfAZoneIsFound(@ForAll @IntRange(min = 0, max = 59) int minute) {
    NightCalendar nights =
        new NightCalendar(
            LocalTime.of(22, 0).plusMinutes(minute).plusSeconds(30),
            LAG,
            new ZoneGroup(List.of(ZoneId.of("Europe/Berlin"))));

    assertThat(nights.firstFault(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
        .contains(
            new NightCalendar.Fault(ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 3, 28), 0));
  }

  @Property(tries = 100)
  void allZonesAreMetAtAnyTime(@ForAll @IntRange(max = 1439) int minute) {
    NightCalendar nights = new NightCalendar(LocalTime.MIN.plusMinutes(minute), LAG, ZoneGroup.ALL);

    for (int i = 0; i < 800; i++) {
      Instant night = nights.nightOn(FIRST.plusDays(i));
      assertThat(nights.dayOf(night.plus(Duration.ofDays(1))))
          .isEqualTo(nights.dayOf(night).plusDays(1));
    }
  }

  @Property(tries = 200)
  void aDayThatEndedEverywhereHasEndedInEveryZone(
      @ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 20_000) int days) {
    Instant at = Instant.parse("1990-01-01T11:30:00Z").plus(Duration.ofDays(days));
    LocalDate day = ZoneGroup.ALL.lastDayEndedBy(at);

    BusinessCalendar.of(ZoneHistory.of(zone))
        .day(day)
        .ifPresent(ended -> assertThat(ended.end()).isBeforeOrEqualTo(at));
  }

  @Property(tries = 200)
  void aMerchantThatChangesItsZoneIsMetOnceADayToo(
      @ForAll("placedZones") ZoneId before,
      @ForAll("placedZones") ZoneId after,
      @ForAll @IntRange(max = 700) int changed) {
    LocalDate from = LocalDate.of(2026, 1, 1);
    LocalDate to = from.plusDays(720);
    ZoneHistory merchant = ZoneHistory.of(before).changed(after, from.plusDays(changed));
    BusinessCalendar calendar = BusinessCalendar.of(merchant);
    Map<LocalDate, Integer> met = new HashMap<>();
    for (ZoneId zone :
        new TreeSet<>(List.of(before.getId(), after.getId())).stream().map(ZoneId::of).toList()) {
      NightCalendar any = new NightCalendar(LocalTime.NOON, LAG, new ZoneGroup(List.of(zone)));
      NightCalendar nights =
          new NightCalendar(any.nextWithoutFault(from, to).orElseThrow(), LAG, any.zones());
      for (LocalDate date = from; date.isBefore(to); date = date.plusDays(1)) {
        LocalDate day = nights.dayOf(nights.nightOn(date));
        boolean isOver =
            calendar.day(day).isPresent()
                && !calendar.day(day).get().end().isAfter(nights.nightOn(date).minus(LAG));
        if (isOver && nights.zones().holds(merchant, day)) {
          met.merge(day, 1, Integer::sum);
        }
      }
    }
    for (LocalDate day = from.plusDays(4); day.isBefore(to.minusDays(4)); day = day.plusDays(1)) {
      assertThat(met.getOrDefault(day, 0))
          .as("nights for %s, %s then %s from day %d", day, before, after, changed)
          .isEqualTo(calendar.day(day).isPresent() ? 1 : 0);
    }
  }

  @Property(tries = 100)
  void theNightForADayIsForIt(
      @ForAll("placedZones") ZoneId zone, @ForAll @IntRange(max = 900) int days) {
    NightCalendar nights =
        new NightCalendar(LocalTime.of(12, 45), LAG, new ZoneGroup(List.of(zone)));
    LocalDate day = LocalDate.of(2025, 1, 1).plusDays(days);

    assertThat(nights.nightFor(day))
        .hasValueSatisfying(night -> assertThat(nights.dayOf(night)).isEqualTo(day));
  }

  @Provide
  Arbitrary<ZoneGroup> groups() {
    return zones().list().ofMinSize(1).ofMaxSize(3).map(ZoneGroup::new);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
            Arbitraries.of(ZONES),
            Arbitraries.of(
                "Pacific/Apia",
                "Pacific/Fakaofo",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "America/Sao_Paulo",
                "Asia/Beirut",
                "Asia/Tehran",
                "Pacific/Kiritimati",
                "Europe/Berlin"))
        .map(ZoneId::of);
  }

  /** Zones whose dates all exist. */
  @Provide
  Arbitrary<ZoneId> placedZones() {
    return Arbitraries.of(
            "Europe/Berlin",
            "America/New_York",
            "Asia/Tokyo",
            "Pacific/Auckland",
            "Asia/Kolkata",
            "Pacific/Honolulu",
            "Australia/Sydney",
            "Etc/GMT+12",
            "Pacific/Kiritimati")
        .map(ZoneId::of);
  }
}
