package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.EventBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HourRowsTest {
  @Test
  void theLastNanosecondOfAQuarterBelongsToIt() {
    ShopDay day =
        ShopDay.utc()
            .add("view", "00:14:59.999999999", HourRowsTest::byV)
            .add("view", "00:15:00", HourRowsTest::byV);

    assertThat(day.values("hour")).containsExactly("00", "01");
  }

  @Test
  void aSessionCountsInTheQuarterOfItsFirstEvent() {
    ShopDay day =
        ShopDay.utc()
            .add("view", "10:10:00", HourRowsTest::byV)
            .add("view", "10:20:00", HourRowsTest::byV);

    assertThat(day.row("hour", "40").count("sessions")).isEqualTo(1);
    assertThat(day.row("hour", "41").count("sessions")).isZero();
    assertThat(day.row("hour", "41").count("events")).isEqualTo(1);
  }

  @Test
  void netCountsInTheQuarterOfEachPurchaseEvent() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").orderId("o").amount(BigDecimal.TEN))
            .add("purchase", "10:20:00", e -> e.visitorId("v").orderId("o").amount(BigDecimal.ONE));

    assertThat(day.row("hour", "40").sum("net")).isEqualByComparingTo("10");
    assertThat(day.row("hour", "41").sum("net")).isEqualByComparingTo("1");
    assertThat(day.row("hour", "41").count("orders")).isZero();
  }

  @Test
  void aDayOfTwentyFiveHoursEndsInQuarterNinetyNine() {
    ShopDay day = ShopDay.in("Europe/Berlin", "2026-10-25");
    day.add("e", "view", Instant.parse("2026-10-25T22:59:59.999Z"), HourRowsTest::byV);

    assertThat(day.values("hour")).containsExactly("99");
  }

  @Test
  void aDayOfTwentyThreeHoursEndsInQuarterNinetyOne() {
    ShopDay day = ShopDay.in("Europe/Berlin", "2026-03-29");
    day.add("e", "view", Instant.parse("2026-03-29T21:59:59.999Z"), HourRowsTest::byV);

    assertThat(day.values("hour")).containsExactly("91");
  }

  @Test
  void bothHoursOfAnAutumnNightHaveQuartersOfTheirOwn() {
    ShopDay day = ShopDay.in("Europe/Berlin", "2026-10-25");
    day.add("e1", "view", Instant.parse("2026-10-25T00:30:00Z"), HourRowsTest::byV)
        .add("e2", "view", Instant.parse("2026-10-25T01:30:00Z"), HourRowsTest::byV);

    assertThat(day.values("hour")).containsExactly("10", "14");
  }

  @Test
  void aDayThatStartsAtOneHasItsFirstQuarterThere() {
    ShopDay day = ShopDay.in("America/Asuncion", "2023-10-01");
    day.add("e", "view", Instant.parse("2023-10-01T04:00:00Z"), HourRowsTest::byV);

    assertThat(day.values("hour")).containsExactly("00");
  }

  @Test
  void aSessionThatSpansTheClockChangeGoesOn() {
    ShopDay day = ShopDay.in("Europe/Berlin", "2026-03-29");
    day.add("e1", "view", Instant.parse("2026-03-29T00:50:00Z"), HourRowsTest::byV)
        .add("e2", "view", Instant.parse("2026-03-29T01:10:00Z"), HourRowsTest::byV);

    assertThat(day.all().count("sessions")).isEqualTo(1);
  }

  private static EventBuilder byV(EventBuilder event) {
    return event.visitorId("v");
  }
}
