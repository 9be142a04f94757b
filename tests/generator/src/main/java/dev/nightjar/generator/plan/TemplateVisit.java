package dev.nightjar.generator.plan;

import dev.nightjar.generator.shop.Shop;
import org.jspecify.annotations.Nullable;

/**
 * A visit by a template.
 *
 * @param day whose day
 * @param number within it
 * @param template what happens
 * @param start of its first quarter of an hour and jitter, epoch milliseconds
 * @param visitorId who, if known
 * @param product the visit's product
 */
record TemplateVisit(
    DayKey day, long number, Template template, long start, @Nullable String visitorId, int product)
    implements Visit {
  @Override
  public int events() {
    return template.events();
  }

  @Override
  public PlannedEvent event(int index) {
    Step step = template.steps().get(index);
    Shop shop = day.shop();
    int about = step.item() == Item.PARTNER ? shop.partner(product) : product;
    boolean none = step.item() == Item.NONE;
    return new PlannedEvent(
        day.eventId(number, index),
        step.type(),
        start + step.quarter() * DayKey.QUARTER_MILLIS + step.millis(),
        visitorId,
        none ? null : shop.productId(about),
        none ? null : shop.category(about),
        step.pricing() == Pricing.NONE ? null : line(step, shop.price(about)));
  }

  private Line line(Step step, long price) {
    return new Line(
        step.order() == 0 ? null : day.orderId(number, step.order()),
        step.quantity(),
        price,
        step.pricing() == Pricing.UNIT_PRICE ? Line.NO_AMOUNT : step.gross(price),
        step.discount(price));
  }
}
