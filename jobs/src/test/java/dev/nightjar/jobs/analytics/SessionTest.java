package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.metric.MetricValues;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SessionTest {
  @Test
  void aGapJustBelowThirtyMinutesContinuesASession() {
    assertThat(afterGapUntil("10:29:59.999").count("sessions")).isEqualTo(1);
  }

  @Test
  void aGapOfExactlyThirtyMinutesContinuesASession() {
    assertThat(afterGapUntil("10:30:00.000").count("sessions")).isEqualTo(1);
  }

  @Test
  void aGapOfAMillisecondMoreThanThirtyMinutesStartsASession() {
    assertThat(afterGapUntil("10:30:00.001").count("sessions")).isEqualTo(2);
  }

  @Test
  void aGapOfANanosecondMoreThanThirtyMinutesStartsASession() {
    assertThat(afterGapUntil("10:30:00.000000001").count("sessions")).isEqualTo(2);
  }

  @Test
  void theGapIsMeasuredFromTheLastEventNotFromTheFirst() {
    ShopDay day = ShopDay.utc();
    for (String time : new String[] {"10:00:00", "10:25:00", "10:50:00", "11:15:00"}) {
      day.add("view", time, e -> e.visitorId("v"));
    }

    assertThat(day.all().count("sessions")).isEqualTo(1);
  }

  @Test
  void aSessionKnowsItsFirstAndLastInstantAndItsNumber() {
    ShopDay day =
        ShopDay.utc()
            .add("view", "09:00:00", e -> e.visitorId("v"))
            .add("view", "10:00:00.000000001", e -> e.visitorId("v"))
            .add("view", "10:12:00", e -> e.visitorId("v"));

    SessionRecord second = day.sessions().get(1);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.first()).isEqualTo(day.at("10:00:00.000000001"));
    assertThat(second.last()).isEqualTo(day.at("10:12:00"));
    assertThat(second.events()).isEqualTo(2);
  }

  @Test
  void eachVisitorHasSessionsOfTheirOwn() {
    ShopDay day =
        ShopDay.utc()
            .add("view", "10:00:00", e -> e.visitorId("v"))
            .add("view", "10:00:01", e -> e.visitorId("w"));

    assertThat(day.all().count("sessions")).isEqualTo(2);
    assertThat(day.all().count("visitors")).isEqualTo(2);
  }

  @Test
  void aVisitorOfManySessionsIsOneVisitor() {
    ShopDay day =
        ShopDay.utc()
            .add("view", "08:00:00", e -> e.visitorId("v"))
            .add("view", "12:00:00", e -> e.visitorId("v"))
            .add("view", "16:00:00", e -> e.visitorId("v"));

    assertThat(day.all().count("sessions")).isEqualTo(3);
    assertThat(day.all().count("visitors")).isEqualTo(1);
  }

  @Test
  void theFirstAndTheLastMillisecondOfADayBelongToIt() {
    ShopDay day =
        ShopDay.utc()
            .add("view", "00:00:00.000", e -> e.visitorId("v"))
            .add("view", "23:59:59.999", e -> e.visitorId("v"));

    assertThat(day.sessions())
        .extracting(SessionRecord::first)
        .containsExactly(
            Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-10T23:59:59.999Z"));
  }

  @Test
  void anEventWithoutVisitorIsInNoSessionYetCounted() {
    ShopDay day = ShopDay.utc().add("view", "10:00:00", e -> e.productId("p"));

    assertThat(day.all().count("events")).isEqualTo(1);
    assertThat(day.all().count("sessions")).isZero();
    assertThat(day.all().count("visitors")).isZero();
    assertThat(day.row("type", "view").count("events")).isEqualTo(1);
    assertThat(day.row("product", "p").count("views")).isEqualTo(1);
    assertThat(day.row("hour", "40").count("events")).isEqualTo(1);
  }

  @Test
  void theSameEventIdAgainIsADuplicateAndTheEarliestCounts() {
    ShopDay day = ShopDay.utc();
    day.add("e", "view", day.at("10:00:00"), e -> e.visitorId("v"))
        .add("e", "view", day.at("12:00:00"), e -> e.visitorId("v"));

    assertThat(day.all().count("events")).isEqualTo(1);
    assertThat(day.row("hour", "40").count("sessions")).isEqualTo(1);
    assertThat(day.result().counts().duplicates()).isEqualTo(1);
  }

  @Test
  void aSessionWithACartAndNoPurchaseIsAbandoned() {
    ShopDay day = ShopDay.utc().add("add_to_cart", "10:00:00", e -> e.visitorId("v"));

    assertThat(day.all().count("cart_sessions")).isEqualTo(1);
    assertThat(day.all().count("abandoned_sessions")).isEqualTo(1);
    assertThat(day.all().count("buying_sessions")).isZero();
  }

  @Test
  void aSessionWithACartAndAPurchaseIsNotAbandoned() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v"))
            .add("add_to_cart", "10:00:05", e -> e.visitorId("v"));

    assertThat(day.all().count("cart_sessions")).isEqualTo(1);
    assertThat(day.all().count("abandoned_sessions")).isZero();
    assertThat(day.all().count("buying_sessions")).isEqualTo(1);
  }

  @Test
  void aCartOfAnEarlierSessionIsAbandonedEvenWhenALaterOneBuys() {
    ShopDay day =
        ShopDay.utc()
            .add("add_to_cart", "10:00:00", e -> e.visitorId("v"))
            .add("purchase", "12:00:00", e -> e.visitorId("v"));

    assertThat(day.all().count("abandoned_sessions")).isEqualTo(1);
    assertThat(day.all().count("buying_sessions")).isEqualTo(1);
  }

  @Test
  void typesAreComparedExactly() {
    ShopDay day = ShopDay.utc().add("Purchase", "10:00:00", e -> e.visitorId("v").amount(null));

    assertThat(day.all().count("buying_sessions")).isZero();
    assertThat(day.values("type")).containsExactly("Purchase");
  }

  private static MetricValues afterGapUntil(String time) {
    return ShopDay.utc()
        .add("view", "10:00:00", e -> e.visitorId("v"))
        .add("view", time, e -> e.visitorId("v"))
        .all();
  }
}
