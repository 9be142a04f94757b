package dev.nightjar.jobs.analytics;

import static dev.nightjar.jobs.analytics.AnalyticsDimensions.ALL;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.PAIR;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.PRODUCT;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ABANDONED_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.BUYING_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.CART_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.NET;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ORDERS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.SESSIONS;

import dev.nightjar.core.job.Ratios;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What readers of {@code merchant-analytics} compute: of the day its average order value,
 * conversion and abandonment, of a pair its support, confidence both ways and lift. Each is rounded
 * half up to so many decimals, has no more than that leaves but one at least, and is empty when its
 * divisor is 0. Thread-safe.
 */
public final class AnalyticsRatios implements Ratios {
  private static final List<String> OF_ALL = List.of("aov", "conversion", "abandonment");
  private static final List<String> OF_PAIR = List.of("support", "conf_ab", "conf_ba", "lift");

  private static final RowName WHOLE_DAY = new RowName(ALL.name(), "");

  private static final int AOV_PLACES = 4;
  private static final int SHARE_PLACES = 6;
  private static final int SUPPORT_PLACES = 8;
  private static final int LIFT_PLACES = 4;

  @Override
  public List<String> names(String dimension) {
    if (dimension.equals(ALL.name())) {
      return OF_ALL;
    }
    return dimension.equals(PAIR.name()) ? OF_PAIR : List.of();
  }

  @Override
  public Set<RowName> sources(RowName row) {
    if (!row.dimension().equals(PAIR.name())) {
      return Set.of();
    }
    Pair pair = Pair.parse(row.value());
    return Set.of(WHOLE_DAY, product(pair.a()), product(pair.b()));
  }

  @Override
  public List<Optional<BigDecimal>> of(RowName row, Numbers numbers) {
    if (row.dimension().equals(ALL.name())) {
      return List.of(
          averageOrderValue(numbers.of(row, NET), numbers.of(row, ORDERS)),
          conversion(numbers.of(row, BUYING_SESSIONS), numbers.of(row, SESSIONS)),
          abandonment(numbers.of(row, ABANDONED_SESSIONS), numbers.of(row, CART_SESSIONS)));
    }
    if (row.dimension().equals(PAIR.name())) {
      Pair pair = Pair.parse(row.value());
      BigDecimal both = numbers.of(row, ORDERS);
      BigDecimal ofA = numbers.of(product(pair.a()), ORDERS);
      BigDecimal ofB = numbers.of(product(pair.b()), ORDERS);
      BigDecimal all = numbers.of(WHOLE_DAY, ORDERS);
      return List.of(
          support(both, all),
          confidence(both, ofA),
          confidence(both, ofB),
          lift(both, all, ofA, ofB));
    }
    return List.of();
  }

  private static RowName product(String id) {
    return new RowName(PRODUCT.name(), id);
  }

  /** Net, shared out among the orders. */
  public static Optional<BigDecimal> averageOrderValue(BigDecimal net, BigDecimal orders) {
    return ratio(net, orders, AOV_PLACES);
  }

  /** The share of sessions with a purchase. */
  public static Optional<BigDecimal> conversion(BigDecimal buying, BigDecimal sessions) {
    return ratio(buying, sessions, SHARE_PLACES);
  }

  /** The share without a purchase of the sessions that put something into the cart. */
  public static Optional<BigDecimal> abandonment(BigDecimal abandoned, BigDecimal withCart) {
    return ratio(abandoned, withCart, SHARE_PLACES);
  }

  /** The share of all orders that hold both products. */
  public static Optional<BigDecimal> support(BigDecimal both, BigDecimal orders) {
    return ratio(both, orders, SUPPORT_PLACES);
  }

  /** The share of one product's orders that hold the other, too. */
  public static Optional<BigDecimal> confidence(BigDecimal both, BigDecimal ofOne) {
    return ratio(both, ofOne, SHARE_PLACES);
  }

  /** How much more often both are in an order than if one had nothing to do with the other. */
  public static Optional<BigDecimal> lift(
      BigDecimal both, BigDecimal orders, BigDecimal ofA, BigDecimal ofB) {
    return ratio(both.multiply(orders), ofA.multiply(ofB), LIFT_PLACES);
  }

  static Optional<BigDecimal> ratio(BigDecimal dividend, BigDecimal divisor, int places) {
    if (divisor.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal ratio = dividend.divide(divisor, places, RoundingMode.HALF_UP).stripTrailingZeros();
    return Optional.of(ratio.setScale(Math.max(1, ratio.scale())));
  }
}
