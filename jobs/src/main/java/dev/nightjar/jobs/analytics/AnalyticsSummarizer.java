package dev.nightjar.jobs.analytics;

import static dev.nightjar.jobs.analytics.AnalyticsDimensions.ALL;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.CATEGORY;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.HOUR;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.PAIR;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.PRODUCT;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.job.DeltaRow;
import dev.nightjar.core.job.Deltas;
import dev.nightjar.core.job.Summarizer;
import dev.nightjar.core.job.SummaryDay;
import java.time.Instant;
import java.util.List;

/**
 * Turns records into deltas. What events add up to comes from sessions and activity; what is
 * counted by order comes from orders.
 */
final class AnalyticsSummarizer implements Summarizer<AnalyticsRecord> {
  private static final String WHOLE_DAY = "";

  private final PairLimit pairLimit;

  AnalyticsSummarizer(PairLimit pairLimit) {
    this.pairLimit = pairLimit;
  }

  @Override
  public void summarize(AnalyticsRecord record, SummaryDay day, Deltas out) {
    record.handle(
        session -> addSession(session, day.day(), out),
        order -> addOrder(order, day.day(), out),
        activity -> ActivityDeltas.add(activity.activity(), out));
  }

  private static void addSession(SessionRecord session, BusinessDay day, Deltas out) {
    out.row(ALL, WHOLE_DAY)
        .count(AnalyticsMetrics.VISITORS, session.number() == 1 ? 1 : 0)
        .count(AnalyticsMetrics.SESSIONS, 1)
        .count(AnalyticsMetrics.BUYING_SESSIONS, session.isBuying() ? 1 : 0)
        .count(AnalyticsMetrics.CART_SESSIONS, session.hasCart() ? 1 : 0)
        .count(AnalyticsMetrics.ABANDONED_SESSIONS, session.isAbandoned() ? 1 : 0);
    hour(session.first(), day, out).count(AnalyticsMetrics.SESSIONS, 1);
    ActivityDeltas.add(session.activity(), out);
  }

  private void addOrder(OrderRecord order, BusinessDay day, Deltas out) {
    if (order.isFirstPart()) {
      boolean skipped = order.products() > pairLimit.products();
      out.row(ALL, WHOLE_DAY)
          .count(AnalyticsMetrics.ORDERS, 1)
          .count(AnalyticsMetrics.PAIR_ORDERS_SKIPPED, skipped ? 1 : 0);
      hour(order.first(), day, out).count(AnalyticsMetrics.ORDERS, 1);
      if (!skipped) {
        addPairs(List.copyOf(order.lines().keySet()), out);
      }
    }
    for (String product : order.lines().keySet()) {
      out.row(PRODUCT, product).count(AnalyticsMetrics.ORDERS, 1);
    }
    for (String category : order.categories()) {
      out.row(CATEGORY, category).count(AnalyticsMetrics.ORDERS, 1);
    }
  }

  private static void addPairs(List<String> products, Deltas out) {
    for (int i = 0; i < products.size(); i++) {
      for (int j = i + 1; j < products.size(); j++) {
        Pair pair = Pair.of(products.get(i), products.get(j));
        out.row(PAIR, pair.value()).count(AnalyticsMetrics.ORDERS, 1);
      }
    }
  }

  private static DeltaRow hour(Instant at, BusinessDay day, Deltas out) {
    return out.row(HOUR, new Quarter(day.quarterOf(at)).value());
  }
}
