package dev.nightjar.generator.plan;

import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.draw.Zipf;
import dev.nightjar.generator.shop.Shop;
import dev.nightjar.generator.summary.ExpectedDay;
import java.util.List;
import java.util.function.LongPredicate;

/** What happens on a merchant's day. Thread-safe. */
public final class DayPlan {
  private static final long JITTER = 0;

  private final DayKey day;
  private final Cells cells;
  private final Visitors visitors;
  private final Products products;
  private final List<Plant> plants;

  DayPlan(DayKey day, Cells cells, Visitors visitors, Zipf popularity, List<Plant> plants) {
    this.day = day;
    this.cells = cells;
    this.visitors = visitors;
    this.products = new Products(day, popularity);
    this.plants = plants;
  }

  /** Whose day it is. */
  public MerchantDay merchantDay() {
    return day.merchantDay();
  }

  /** When the business day ends, epoch milliseconds. */
  public long end() {
    return day.end();
  }

  /** The merchant. */
  public Shop shop() {
    return day.shop();
  }

  /** When the business day starts, epoch milliseconds. */
  public long start() {
    return day.start();
  }

  /** How many visits there are before those that are planted for their own sake. */
  public long usualVisits() {
    return cells.visits();
  }

  /** How many visits there are. */
  public long visits() {
    return cells.visits() + plants.size();
  }

  /** What a visit's draws start from. */
  public long draws(long visit) {
    return Visitors.drawsOf(day, visit);
  }

  /** A visit by its number, from 0; any alone. */
  public Visit visit(long number) {
    if (number >= cells.visits()) {
      return plants.get(Math.toIntExact(number - cells.visits()));
    }
    int cell = cells.of(number);
    Template template = Templates.ALL.get(cells.template(cell));
    long jitter = Draws.below(Draws.key(draws(number), JITTER), template.room());
    return new TemplateVisit(
        day,
        number,
        template,
        day.start() + cells.quarter(cell) * DayKey.QUARTER_MILLIS + jitter,
        template.isAnonymous() ? null : visitors.id(number),
        template.hasProduct()
            ? products.of(cell, cells.count(cell), number - cells.first(cell))
            : 0);
  }

  /** What the day has to come to, without looking at its events. */
  public ExpectedDay expected() {
    return new Expectation(day, cells, visitors, products, plants).day();
  }

  /** What the day would come to if some visits alone were there. */
  public ExpectedDay expected(LongPredicate visits) {
    return new Expectation(day, cells, visitors, products, plants).some(visits);
  }
}
