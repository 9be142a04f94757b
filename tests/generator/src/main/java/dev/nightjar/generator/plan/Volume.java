package dev.nightjar.generator.plan;

/**
 * How many events a merchant's day has.
 *
 * @param usual of the merchant's usual visits
 * @param wide of one wide session beside them, 0 for none
 * @param basket lines of one large basket beside them, 0 for none
 */
record Volume(long usual, int wide, int basket) {
  static final Volume NONE = new Volume(0, 0, 0);

  private static final long ENOUGH_FOR_MOMENTS = 60;
  private static final long ENOUGH_FOR_TOP_SELLERS = 200;
  private static final long TOO_MANY_FOR_TOP_SELLERS = 20_000;
  private static final int EVERY = 4;

  long events() {
    return usual + wide + basket;
  }

  /** Whether the first and last moments of the day and gaps of 30 minutes are planted. */
  boolean hasMoments() {
    return usual >= ENOUGH_FOR_MOMENTS;
  }

  /** Whether top sellers are planted: not in large days, where they would have to be immense. */
  boolean hasTopSellers(int shop) {
    return shop % EVERY == 0
        && usual >= ENOUGH_FOR_TOP_SELLERS
        && usual <= TOO_MANY_FOR_TOP_SELLERS;
  }
}
