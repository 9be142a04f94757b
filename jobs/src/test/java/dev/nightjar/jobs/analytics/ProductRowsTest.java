package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.metric.MetricValues;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class ProductRowsTest {
  @Test
  void aProductRowHasOrdersUnitsMoneyViewsAndAdds() {
    MetricValues row =
        ShopDay.utc()
            .add("view", "10:00:00", e -> e.visitorId("v").productId("p"))
            .add("view", "10:01:00", e -> e.visitorId("v").productId("p"))
            .add("add_to_cart", "10:02:00", e -> e.visitorId("v").productId("p"))
            .add(
                "purchase",
                "10:03:00",
                e ->
                    e.visitorId("v")
                        .orderId("o")
                        .productId("p")
                        .quantity(2L)
                        .amount(new BigDecimal("8"))
                        .discount(new BigDecimal("0.5")))
            .row("product", "p");

    assertThat(row.count("views")).isEqualTo(2);
    assertThat(row.count("adds")).isEqualTo(1);
    assertThat(row.count("purchases")).isEqualTo(1);
    assertThat(row.count("orders")).isEqualTo(1);
    assertThat(row.sum("units")).isEqualByComparingTo("2");
    assertThat(row.sum("gross")).isEqualByComparingTo("8");
    assertThat(row.sum("net")).isEqualByComparingTo("7.5");
  }

  @Test
  void aProductThatWasOnlyViewedHasNoPurchases() {
    MetricValues row =
        ShopDay.utc()
            .add("view", "10:00:00", e -> e.visitorId("v").productId("p"))
            .row("product", "p");

    assertThat(row.count("purchases")).isZero();
  }

  @Test
  void aPageViewIsNoView() {
    ShopDay day = ShopDay.utc().add("page_view", "10:00:00", e -> e.visitorId("v").productId("p"));

    assertThat(day.values("product")).isEmpty();
  }

  @Test
  void aViewInOneSessionAndAPurchaseOfAnotherVisitorMeetInOneRow() {
    MetricValues row =
        ShopDay.utc()
            .add("view", "10:00:00", e -> e.visitorId("v").productId("p"))
            .add("purchase", "10:00:00", e -> e.visitorId("w").orderId("o").productId("p"))
            .row("product", "p");

    assertThat(row.count("views")).isEqualTo(1);
    assertThat(row.count("orders")).isEqualTo(1);
  }

  @Test
  void aCategoryRowCountsAnOrderOnceWhateverItsLines() {
    MetricValues row =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").orderId("o").category("shoes"))
            .add(
                "purchase",
                "10:00:01",
                e ->
                    e.visitorId("v")
                        .orderId("o")
                        .category("shoes")
                        .quantity(4L)
                        .amount(BigDecimal.TEN)
                        .discount(BigDecimal.ONE))
            .row("category", "shoes");

    assertThat(row.count("orders")).isEqualTo(1);
    assertThat(row.sum("units")).isEqualByComparingTo("4");
    assertThat(row.sum("gross")).isEqualByComparingTo("10");
    assertThat(row.sum("net")).isEqualByComparingTo("9");
  }

  @Test
  void onlyPurchasesMakeCategoryRows() {
    ShopDay day = ShopDay.utc().add("view", "10:00:00", e -> e.visitorId("v").category("shoes"));

    assertThat(day.values("category")).isEmpty();
  }

  @Test
  void aCategoryNameLongerThanADimensionValueIsCutAndToldByItsDigest() {
    String start = "c".repeat(5_000);
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "10:00:00", e -> e.visitorId("v").category(start + "1"))
            .add("purchase", "10:00:01", e -> e.visitorId("v").category(start + "2"));

    assertThat(day.values("category"))
        .hasSize(2)
        .allSatisfy(value -> assertThat(value).startsWith("cccc").hasSizeLessThan(1_001));
  }
}
