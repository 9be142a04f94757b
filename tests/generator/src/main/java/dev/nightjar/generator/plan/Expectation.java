package dev.nightjar.generator.plan;

import dev.nightjar.generator.shop.Shop;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.generator.summary.Figure;
import dev.nightjar.generator.summary.Sale;
import dev.nightjar.generator.summary.Tally;
import java.util.List;
import java.util.function.LongPredicate;

/** Works out what a day comes to: counts times what a visit of each template comes to. */
final class Expectation {
  private final DayKey day;
  private final Shop shop;
  private final Cells cells;
  private final Visitors visitors;
  private final Products products;
  private final List<Plant> plants;
  private final Tally tally = new Tally();

  Expectation(DayKey day, Cells cells, Visitors visitors, Products products, List<Plant> plants) {
    this.day = day;
    this.shop = day.shop();
    this.cells = cells;
    this.visitors = visitors;
    this.products = products;
    this.plants = plants;
  }

  ExpectedDay day() {
    tally.newVisitors(visitors.firstTimers());
    tally.returningVisitors(visitors.returning());
    for (int cell = 0; cell < cells.cells(); cell++) {
      Template template = Templates.ALL.get(cells.template(cell));
      int quarter = cells.quarter(cell);
      long visits = cells.count(cell);
      if (visits > 0) {
        addVisits(template, quarter, visits);
        if (template.hasProduct()) {
          products.each(
              cell, visits, (product, count) -> addProduct(template, quarter, product, count));
        }
      }
    }
    plants.forEach(plant -> plant.addTo(tally));
    return tally.close(day.merchantDay(), shop.moneyScale(), checksum(visit -> true));
  }

  /** Of some visits alone: template by template, visit by visit. */
  ExpectedDay some(LongPredicate some) {
    for (int cell = 0; cell < cells.cells(); cell++) {
      long first = cells.first(cell);
      for (long visit = first; visit < first + cells.count(cell); visit++) {
        if (some.test(visit)) {
          addVisit(cell, visit);
        }
      }
    }
    plants.stream().filter(plant -> some.test(plant.number())).forEach(p -> p.addTo(tally));
    return tally.close(day.merchantDay(), shop.moneyScale(), checksum(some));
  }

  private void addVisit(int cell, long visit) {
    Template template = Templates.ALL.get(cells.template(cell));
    int quarter = cells.quarter(cell);
    addVisits(template, quarter, 1);
    if (template.hasProduct()) {
      int product = products.of(cell, cells.count(cell), visit - cells.first(cell));
      addProduct(template, quarter, product, 1);
    }
    if (!template.isAnonymous() && visitors.isNew(visit)) {
      tally.newVisitors(1);
    } else if (!template.isAnonymous()) {
      tally.returningVisitors(1);
    }
  }

  private void addVisits(Template template, int quarter, long visits) {
    Template.Outcome outcome = template.outcome();
    for (Step step : template.steps()) {
      tally.events(step.type().text(), quarter + step.quarter(), visits);
    }
    outcome.sessions().forEach(start -> tally.sessions(quarter + start, visits));
    outcome.orders().forEach(start -> tally.orders(quarter + start, visits));
    tally
        .all()
        .add(Figure.BUYING_SESSIONS, outcome.buying() * visits)
        .add(Figure.CART_SESSIONS, outcome.carts() * visits)
        .add(Figure.ABANDONED_SESSIONS, outcome.abandoned() * visits);
  }

  private void addProduct(Template template, int quarter, int product, long visits) {
    Template.Outcome outcome = template.outcome();
    int partner = shop.partner(product);
    for (Step step : template.steps()) {
      if (step.item() != Item.NONE) {
        addStep(step, quarter, step.item() == Item.MAIN ? product : partner, visits);
      }
    }
    String id = shop.productId(product);
    if (outcome.mainOrders() > 0) {
      tally.product(id).add(Figure.ORDERS, outcome.mainOrders() * visits);
      tally.category(shop.category(product)).add(Figure.ORDERS, outcome.mainOrders() * visits);
    }
    if (outcome.pairs() > 0) {
      String other = shop.productId(partner);
      tally.product(other).add(Figure.ORDERS, outcome.pairs() * visits);
      String first = product < partner ? id : other;
      tally
          .pair(first, product < partner ? other : id)
          .add(Figure.ORDERS, outcome.pairs() * visits);
    }
  }

  private void addStep(Step step, int quarter, int product, long visits) {
    long price = shop.price(product);
    switch (step.type()) {
      case VIEW -> tally.product(shop.productId(product)).add(Figure.VIEWS, visits);
      case ADD_TO_CART -> tally.product(shop.productId(product)).add(Figure.ADDS, visits);
      case REFUND -> tally.all().add(Figure.REFUNDED, step.gross(price) * visits);
      case PURCHASE ->
          tally.purchases(
              quarter + step.quarter(),
              new Sale(
                  shop.productId(product),
                  shop.category(product),
                  step.quantity(),
                  step.gross(price),
                  step.discount(price)),
              visits);
      default -> {
        // Other events are counted by type alone, whatever product they name.
      }
    }
  }

  /** The ids are hashes of their places, so they need no events. */
  private long checksum(LongPredicate some) {
    long checksum = 0;
    for (int cell = 0; cell < cells.cells(); cell++) {
      int events = Templates.ALL.get(cells.template(cell)).events();
      long end = cells.first(cell) + cells.count(cell);
      for (long visit = cells.first(cell); visit < end; visit++) {
        checksum ^= some.test(visit) ? ids(visit, events) : 0;
      }
    }
    for (Plant plant : plants) {
      checksum ^= some.test(plant.number()) ? ids(plant.number(), plant.events()) : 0;
    }
    return checksum;
  }

  private long ids(long visit, int events) {
    long checksum = 0;
    for (int step = 0; step < events; step++) {
      checksum ^= day.eventId(visit, step);
    }
    return checksum;
  }
}
