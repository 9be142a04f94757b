package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.EventBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderTest {
  @Test
  void anOrderAcrossTwoSessionsIsOneOrderOfTheFirstLine() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").orderId("o"))
            .add("purchase", "12:00:00", e -> e.visitorId("v").orderId("o"));

    assertThat(day.all().count("orders")).isEqualTo(1);
    assertThat(day.all().count("buying_sessions")).isEqualTo(2);
    assertThat(day.row("hour", "40").count("orders")).isEqualTo(1);
    assertThat(day.row("hour", "48").count("orders")).isZero();
    assertThat(day.sessions()).extracting(SessionRecord::orders).containsExactly(1L, 0L);
  }

  @Test
  void theSameOrderIdOfTwoVisitorsIsTwoOrders() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").orderId("o"))
            .add("purchase", "10:00:00", e -> e.visitorId("w").orderId("o"));

    assertThat(day.all().count("orders")).isEqualTo(2);
  }

  @Test
  void aPurchaseWithoutOrderIdCountsItsMoneyButNoOrder() {
    ShopDay day =
        ShopDay.utc()
            .add(
                "purchase",
                "10:00:00",
                e -> e.visitorId("v").productId("p").quantity(2L).amount(money("7.50")));

    assertThat(day.all().count("orders")).isZero();
    assertThat(day.all().sum("units")).isEqualByComparingTo("2");
    assertThat(day.all().sum("gross")).isEqualByComparingTo("7.5");
    assertThat(day.row("product", "p").count("orders")).isZero();
    assertThat(day.row("product", "p").count("purchases")).isEqualTo(1);
  }

  @Test
  void anOrderWithoutVisitorIsAnOrderInNoSession() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.orderId("o").amount(money("1")))
            .add("purchase", "15:00:00", e -> e.orderId("o").amount(money("2")));

    assertThat(day.all().count("orders")).isEqualTo(1);
    assertThat(day.all().count("sessions")).isZero();
    assertThat(day.all().sum("gross")).isEqualByComparingTo("3");
  }

  @Test
  void anOrderIdOnAnotherTypeMakesNoOrder() {
    ShopDay day = ShopDay.utc().add("checkout", "10:00:00", e -> e.visitorId("v").orderId("o"));

    assertThat(day.all().count("orders")).isZero();
    assertThat(day.orders()).isEmpty();
  }

  @Test
  void anOrderMergesItsLinesByProduct() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", line("a", 1, "1.10"))
            .add("purchase", "10:00:01", line("b", 1, "5.00"))
            .add("purchase", "10:00:02", line("a", 2, "2.20"));

    OrderRecord order = day.orders().get(0);
    assertThat(order.lines())
        .containsEntry("a", new Sales(2, money("3"), money("3.3"), BigDecimal.ZERO))
        .containsEntry("b", new Sales(1, money("1"), money("5"), BigDecimal.ZERO));
    assertThat(order.net()).isEqualByComparingTo("8.30");
    assertThat(day.row("product", "a").count("orders")).isEqualTo(1);
  }

  @Test
  void aLineWithoutProductCountsInTheOrderAlone() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").orderId("o").amount(money("3")));

    assertThat(day.all().count("orders")).isEqualTo(1);
    assertThat(day.values("product")).isEmpty();
    assertThat(day.orders().get(0).sales().gross()).isEqualByComparingTo("3");
  }

  @Test
  void aVeryLongOrderHasSeveralPartsAndIsOneOrder() {
    ShopDay day = ShopDay.utc();
    IntStream.range(0, 2_500)
        .forEach(i -> day.add("purchase", "10:00:00", line("p%04d".formatted(i), 1, "0.01")));

    List<OrderRecord> parts = day.orders();
    assertThat(parts).extracting(part -> part.lines().size()).containsExactly(1_000, 1_000, 500);
    assertThat(parts).extracting(part -> part.sales().purchases()).containsExactly(2_500L, 0L, 0L);
    assertThat(day.all().count("orders")).isEqualTo(1);
    assertThat(day.row("product", "p2499").count("orders")).isEqualTo(1);
    assertThat(day.row("hour", "40").count("orders")).isEqualTo(1);
  }

  private static UnaryOperator<EventBuilder> line(String product, long quantity, String amount) {
    return e ->
        e.visitorId("v").orderId("o").productId(product).quantity(quantity).amount(money(amount));
  }

  private static BigDecimal money(String text) {
    return new BigDecimal(text);
  }
}
