package dev.nightjar.generator.plan;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.shop.Shop;
import dev.nightjar.generator.summary.EventIds;

/**
 * A merchant's day, and how its events, orders and visitors are named.
 *
 * @param shop the merchant
 * @param index the day, from 0, the first generated one
 * @param day the business day
 */
record DayKey(Shop shop, int index, BusinessDay day) {
  /** A quarter of an hour. */
  static final long QUARTER_MILLIS = 900_000;

  private static final long DAY = 2;

  /** What a purpose's draws of the day start from. */
  long draws(long purpose) {
    return Draws.key(Draws.key(Draws.key(shop.key(), -DAY), index), purpose);
  }

  long eventId(long visit, long step) {
    return EventIds.hash(shop.key(), index, visit, step);
  }

  String orderId(long visit, int order) {
    return "o" + date() + "-" + visit + "-" + order;
  }

  /** A visitor whose first day it is. */
  String visitorId(String name) {
    return "v" + date() + "-" + name;
  }

  MerchantDay merchantDay() {
    return new MerchantDay(new MerchantId(shop.id()), day.date());
  }

  /** Milliseconds since 1970 of the day's start. */
  long start() {
    return day.start().toEpochMilli();
  }

  long end() {
    return day.end().toEpochMilli();
  }

  private long date() {
    return (day.date().getYear() * 100L + day.date().getMonthValue()) * 100
        + day.date().getDayOfMonth();
  }
}
