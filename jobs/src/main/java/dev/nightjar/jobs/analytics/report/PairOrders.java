package dev.nightjar.jobs.analytics.report;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsRatios;
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

  /** The cells of a row, with its ratios ({@link AnalyticsRatios}). */
  List<String> cells(MerchantId merchant, long ordersOfA, long ordersOfB, long allOrders) {
    BigDecimal both = BigDecimal.valueOf(orders);
    BigDecimal all = BigDecimal.valueOf(allOrders);
    BigDecimal ofA = BigDecimal.valueOf(ordersOfA);
    BigDecimal ofB = BigDecimal.valueOf(ordersOfB);
    return List.of(
        merchant.value(),
        a,
        b,
        Long.toString(orders),
        Long.toString(ordersOfA),
        Long.toString(ordersOfB),
        Long.toString(allOrders),
        Figures.ratio(AnalyticsRatios.support(both, all)),
        Figures.ratio(AnalyticsRatios.confidence(both, ofA)),
        Figures.ratio(AnalyticsRatios.confidence(both, ofB)),
        Figures.ratio(AnalyticsRatios.lift(both, all, ofA, ofB)));
  }
}
