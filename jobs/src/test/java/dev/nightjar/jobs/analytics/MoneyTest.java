package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.EventBuilder;
import dev.nightjar.core.metric.MetricValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class MoneyTest {
  @Test
  void theAmountIsTheGrossEvenWhenPriceTimesQuantityDiffers() {
    MetricValues all =
        purchase(e -> e.quantity(3L).unitPrice(decimal("3.33")).amount(decimal("10")));

    assertThat(all.sum("gross")).isEqualByComparingTo("10");
  }

  @Test
  void withoutAmountPriceTimesQuantityIsTheGross() {
    MetricValues all = purchase(e -> e.quantity(3L).unitPrice(decimal("3.33")));

    assertThat(all.sum("gross")).isEqualByComparingTo("9.99");
  }

  @Test
  void aPriceWithoutQuantityIsNoGross() {
    MetricValues all = purchase(e -> e.unitPrice(decimal("3.33")));

    assertThat(all.sum("gross")).isZero();
    assertThat(all.sum("units")).isZero();
  }

  @Test
  void aDiscountReducesNetAndNotGross() {
    MetricValues all = purchase(e -> e.amount(decimal("39.98")).discount(decimal("4.00")));

    assertThat(all.sum("gross")).isEqualByComparingTo("39.98");
    assertThat(all.sum("discounts")).isEqualByComparingTo("4");
    assertThat(all.sum("net")).isEqualByComparingTo("35.98");
  }

  @Test
  void aDiscountAboveTheGrossMakesNetNegative() {
    MetricValues all = purchase(e -> e.amount(decimal("1")).discount(decimal("1.5")));

    assertThat(all.sum("net")).isEqualByComparingTo("-0.5");
  }

  @Test
  void aRefundIsReportedAndDoesNotReduceNet() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").amount(decimal("30")))
            .add(
                "refund",
                "11:00:00",
                e -> e.visitorId("v").quantity(1L).unitPrice(decimal("30")).productId("p"));

    assertThat(day.all().sum("refunded")).isEqualByComparingTo("30");
    assertThat(day.all().sum("net")).isEqualByComparingTo("30");
    assertThat(day.all().sum("units")).isZero();
    assertThat(day.values("product")).isEmpty();
  }

  @Test
  void nothingOfASessionCountsAgainInTheNext() {
    ShopDay day = ShopDay.utc();
    for (String hour : List.of("08", "12", "16")) {
      day.add("purchase", hour + ":00:00", MoneyTest::shoes)
          .add("refund", hour + ":01:00", MoneyTest::shoes);
    }

    assertThat(day.all().sum("gross")).isEqualByComparingTo("15");
    assertThat(day.all().sum("refunded")).isEqualByComparingTo("15");
    assertThat(day.row("type", "purchase").count("events")).isEqualTo(3);
    assertThat(day.row("hour", "32").sum("net")).isEqualByComparingTo("5");
    assertThat(day.row("product", "p").sum("gross")).isEqualByComparingTo("15");
    assertThat(day.row("category", "shoes").sum("gross")).isEqualByComparingTo("15");
  }

  @Test
  void aThousandTenthsAreExactlyAHundred() {
    ShopDay day = ShopDay.utc();
    for (int i = 0; i < 1_000; i++) {
      day.add("purchase", "10:00:00", e -> e.visitorId("v").amount(decimal("0.1")));
    }

    assertThat(day.all().sum("gross")).isEqualTo(decimal("100"));
  }

  @Test
  void yenHaveNoDecimals() {
    MetricValues all = purchase(e -> e.amount(decimal("12000")).currency("JPY"));

    assertThat(all.sum("gross")).isEqualTo(decimal("12000"));
  }

  @Test
  void dinarsKeepTheirThreeDecimals() {
    MetricValues all = purchase(e -> e.quantity(3L).unitPrice(decimal("0.335")).currency("KWD"));

    assertThat(all.sum("gross")).isEqualTo(decimal("1.005"));
  }

  @Test
  void theLargestQuantitiesDoNotOverflow() {
    ShopDay day = ShopDay.utc();
    for (int i = 0; i < 20; i++) {
      day.add("purchase", "10:00:00", e -> e.visitorId("v").quantity(999_999_999_999_999_999L));
    }

    assertThat(day.all().sum("units")).isEqualTo(decimal("19999999999999999980"));
  }

  @Test
  void onlyPurchasesHaveUnitsAndGross() {
    ShopDay day =
        ShopDay.utc()
            .add(
                "add_to_cart", "10:00:00", e -> e.visitorId("v").quantity(2L).amount(decimal("5")));

    assertThat(day.all().sum("units")).isZero();
    assertThat(day.all().sum("gross")).isZero();
  }

  private static MetricValues purchase(UnaryOperator<EventBuilder> fields) {
    return ShopDay.utc()
        .add("purchase", "10:00:00", e -> fields.apply(e).visitorId("v").orderId("o"))
        .all();
  }

  private static EventBuilder shoes(EventBuilder event) {
    return event.visitorId("v").productId("p").category("shoes").amount(decimal("5"));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
