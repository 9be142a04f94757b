package dev.nightjar.generator.plan;

import dev.nightjar.generator.draw.Apportionment;
import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.draw.Zipf;
import dev.nightjar.generator.shop.Shop;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Shares the events out: to merchants, then to their days, both exactly. The first merchant has 40
 * per cent, the others follow Zipf's law. Thread-safe.
 */
final class Volumes {
  private static final int BASKET_SHOP = 1;
  private static final int WIDE_SHOP = 2;
  private static final int SILENT_SHOP = 5;
  private static final int LATE_STARTER = 6;
  private static final long GIANT_OF_TEN = 4;
  private static final int MOST_WIDE = 1_000_000;
  private static final int LEAST_WIDE = 100;
  private static final long WIDE_SHARE = 50;
  private static final int MOST_IN_BASKET = 5_000;
  private static final long BASKET_SHARE = 20;
  private static final long NOISE = 4;
  private static final long[] BY_WEEKDAY = {100, 96, 98, 104, 118, 132, 112};

  private final List<Shop> shops;
  private final Calendar calendar;
  private final int wide;
  private final int basket;
  private final long[] totals;
  private final AtomicReferenceArray<long[]> byDay;

  Volumes(List<Shop> shops, Calendar calendar, long events) {
    this.shops = shops;
    this.calendar = calendar;
    long wideShare = events / WIDE_SHARE;
    wide = wideShare < LEAST_WIDE ? 0 : (int) Math.min(MOST_WIDE, wideShare);
    long basketShare = events / BASKET_SHARE;
    basket =
        basketShare <= BasketVisit.MOST_THAT_MAKE_PAIRS
            ? 0
            : (int) Math.min(MOST_IN_BASKET, basketShare);
    totals = totals(events - wide - basket);
    byDay = new AtomicReferenceArray<>(shops.size());
  }

  /** The volume of a merchant's day. */
  Volume of(int shop, int day) {
    if (day < 0 || day >= calendar.days()) {
      return Volume.NONE;
    }
    long[] known = byDay.get(shop);
    if (known == null) {
      known = Apportionment.shares(totals[shop], weights(shops.get(shop)));
      byDay.set(shop, known);
    }
    return new Volume(
        known[day],
        isAt(WIDE_SHOP, calendar.days() - 1, shop, day) ? wide : 0,
        isAt(BASKET_SHOP, calendar.days() / 2, shop, day) ? basket : 0);
  }

  /** The special merchants' zones skip no day; of few merchants, another one is special too. */
  private boolean isAt(int special, int onDay, int shop, int day) {
    return shop == special % shops.size() && day == onDay;
  }

  private long[] totals(long events) {
    long[] weights = new long[shops.size()];
    Zipf zipf = Zipf.of(shops.size() - 1, 6, 5);
    for (int i = 1; i < weights.length; i++) {
      weights[i] = hasDays(shops.get(i)) ? zipf.weight(i - 1) : 0;
    }
    long others = zipf.before(shops.size() - 1) > 0 ? events * (10 - GIANT_OF_TEN) / 10 : 0;
    long[] totals = Apportionment.shares(others, weights);
    totals[0] = events - others;
    return totals;
  }

  private boolean hasDays(Shop shop) {
    return IntStream.range(0, calendar.days()).anyMatch(day -> weight(shop, day) > 0);
  }

  private long[] weights(Shop shop) {
    return IntStream.range(0, calendar.days()).mapToLong(day -> weight(shop, day)).toArray();
  }

  private long weight(Shop shop, int day) {
    boolean silent = shop.index() == SILENT_SHOP && day % 3 == 1;
    boolean notYet = shop.index() == LATE_STARTER && day < calendar.days() / 2;
    if (silent || notYet || calendar.day(shop.zone(), day).isEmpty()) {
      return 0;
    }
    long weekday = BY_WEEKDAY[calendar.date(day).getDayOfWeek().getValue() - 1];
    long key = Draws.key(Draws.key(shop.key(), -NOISE), day);
    return weekday * (90 + Draws.below(key, 21));
  }
}
