package dev.nightjar.generator.plan;

import dev.nightjar.generator.draw.Spread;
import dev.nightjar.generator.draw.Zipf;

/** Which products the visits of a cell are about: spread over the catalogue by Zipf's law. */
final class Products {
  private static final long PRODUCTS = 1L << 20;

  private final DayKey day;
  private final Zipf popularity;

  Products(DayKey day, Zipf popularity) {
    this.day = day;
    this.popularity = popularity;
  }

  /** Takes a product and how many visits of a cell are about it. */
  interface Taker {
    void take(int product, long visits);
  }

  /** The product of a visit, by its place among a cell's visits. */
  int of(int cell, long visits, long place) {
    return popularity.at(spread(cell, visits).place(place), day.shop().products());
  }

  /** How many visits of a cell each product has, for those that have any. */
  void each(int cell, long visits, Taker taker) {
    Spread spread = spread(cell, visits);
    long done = 0;
    while (done < visits) {
      int product = popularity.at(spread.place(done), day.shop().products());
      long until = spread.before(popularity.before(product + 1));
      taker.take(product, until - done);
      done = until;
    }
  }

  private Spread spread(int cell, long visits) {
    long weights = popularity.before(day.shop().products());
    return Spread.drawn(visits, weights, day.draws(PRODUCTS + cell));
  }
}
