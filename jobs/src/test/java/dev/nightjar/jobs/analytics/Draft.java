package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What varies between generated events. */
record Draft(
    String type,
    int second,
    @Nullable String visitorId,
    @Nullable String orderId,
    @Nullable String productId,
    @Nullable Integer cents) {

  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

  Event event(String eventId) {
    return Event.of(ShopDay.SHOP, eventId, type, START.plusSeconds(second))
        .visitorId(visitorId)
        .orderId(orderId)
        .productId(productId)
        .category(productId == null ? null : "category of " + productId)
        .quantity(cents == null ? null : (long) Math.abs(cents % 7))
        .amount(cents == null ? null : BigDecimal.valueOf(cents, 2))
        .discount(cents == null ? null : BigDecimal.valueOf(cents % 10, 1))
        .build();
  }
}
