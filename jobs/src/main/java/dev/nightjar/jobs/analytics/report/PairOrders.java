package dev.nightjar.jobs.analytics.report;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * In how many orders a pair of products is.
 *
 * @param a the bytewise smaller product id
 * @param b the other one
 * @param orders the orders that hold both
 */
record PairOrders(String a, String b, long orders) {
  static final Comparator<PairOrders> ORDER =
      Comparator.comparingLong(PairOrders::orders)
          .reversed()
          .thenComparing(PairOrders::a, Bytewise.ORDER)
          .thenComparing(PairOrders::b, Bytewise.ORDER);

  private static final int SUPPORT_PLACES = 8;
  private static final int LIFT_PLACES = 4;

  /**
   * The cells of a row: support is n_ab / orders, confidence n_ab / n_a and n_ab / n_b, lift n_ab *
   * orders / (n_a * n_b).
   */
  List<String> cells(MerchantId merchant, long ordersOfA, long ordersOfB, long allOrders) {
    BigDecimal both = BigDecimal.valueOf(orders);
    BigDecimal all = BigDecimal.valueOf(allOrders);
    BigDecimal product = BigDecimal.valueOf(ordersOfA).multiply(BigDecimal.valueOf(ordersOfB));
    return List.of(
        merchant.value(),
        a,
        b,
        Long.toString(orders),
        Long.toString(ordersOfA),
        Long.toString(ordersOfB),
        Long.toString(allOrders),
        Figures.ratio(both, all, SUPPORT_PLACES),
        Figures.share(orders, ordersOfA),
        Figures.share(orders, ordersOfB),
        Figures.ratio(both.multiply(all), product, LIFT_PLACES));
  }
}
