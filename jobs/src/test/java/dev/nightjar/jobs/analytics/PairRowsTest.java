package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.JobVersion;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PairRowsTest {
  @Test
  void twoProductsOfAnOrderAreAPair() {
    ShopDay day = order(ShopDay.utc(), "o", "b", "a");

    assertThat(day.values("pair")).containsExactly("a|b");
    assertThat(day.row("pair", "a|b").count("orders")).isEqualTo(1);
  }

  @Test
  void threeProductsAreThreePairs() {
    assertThat(order(ShopDay.utc(), "o", "c", "a", "b").values("pair"))
        .containsExactly("a|b", "a|c", "b|c");
  }

  @Test
  void theSameProductTwiceIsNoPair() {
    assertThat(order(ShopDay.utc(), "o", "a", "a").values("pair")).isEmpty();
  }

  @Test
  void productsOfTwoOrdersAreNoPair() {
    ShopDay day = order(order(ShopDay.utc(), "o1", "a"), "o2", "b");

    assertThat(day.values("pair")).isEmpty();
  }

  @Test
  void aPairCountsEveryOrderThatHoldsBoth() {
    ShopDay day = order(order(order(ShopDay.utc(), "o1", "a", "b"), "o2", "b", "a"), "o3", "a");

    assertThat(day.row("pair", "a|b").count("orders")).isEqualTo(2);
    assertThat(day.row("product", "a").count("orders")).isEqualTo(3);
  }

  @Test
  void anOrderAcrossTwoSessionsPairsAllItsProducts() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "08:00:00", e -> e.visitorId("v").orderId("o").productId("a"))
            .add("purchase", "18:00:00", e -> e.visitorId("v").orderId("o").productId("b"));

    assertThat(day.values("pair")).containsExactly("a|b");
  }

  @Test
  void purchasesWithoutOrderIdMakeNoPair() {
    ShopDay day =
        ShopDay.utc()
            .add("purchase", "08:00:00", e -> e.visitorId("v").productId("a"))
            .add("purchase", "08:00:00", e -> e.visitorId("v").productId("b"));

    assertThat(day.values("pair")).isEmpty();
  }

  @Test
  void anOrderOfTwoHundredProductsMakesItsPairs() {
    ShopDay day = order(ShopDay.utc(), "o", products(200));

    assertThat(day.values("pair")).hasSize(19_900);
    assertThat(day.all().count("pair_orders_skipped")).isZero();
  }

  @Test
  void anOrderOfTwoHundredAndOneProductsIsSkippedAndCounted() {
    ShopDay day = order(ShopDay.utc(), "o", products(201));

    assertThat(day.values("pair")).isEmpty();
    assertThat(day.all().count("pair_orders_skipped")).isEqualTo(1);
    assertThat(day.all().count("orders")).isEqualTo(1);
    assertThat(day.row("product", "p000").count("orders")).isEqualTo(1);
  }

  @Test
  void theLimitIsConfigurableUnderAnotherVersion() {
    MerchantAnalytics job = new MerchantAnalytics(new JobVersion(2), new PairLimit(2));

    assertThat(order(ShopDay.utc().with(job), "o", "a", "b").values("pair")).hasSize(1);
    assertThat(order(ShopDay.utc().with(job), "o", "a", "b", "c").values("pair")).isEmpty();
  }

  @Test
  void anotherLimitUnderTheSameVersionIsRefused() {
    assertThatThrownBy(() -> new MerchantAnalytics(MerchantAnalytics.VERSION, new PairLimit(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another version");
  }

  private static String[] products(int count) {
    return IntStream.range(0, count).mapToObj("p%03d"::formatted).toArray(String[]::new);
  }

  private static ShopDay order(ShopDay day, String orderId, String... products) {
    for (String product : products) {
      day.add("purchase", "10:00:00", e -> e.visitorId("v").orderId(orderId).productId(product));
    }
    return day;
  }
}
