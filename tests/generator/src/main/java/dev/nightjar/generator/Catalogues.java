package dev.nightjar.generator;

/** How large the merchants' catalogues are. */
final class Catalogues {
  private static final int GIANT = 0;
  private static final int VAST = 1;
  private static final int SINGLE = 3;
  private static final int USUAL = 400;
  private static final int LARGE = 20_000;
  private static final int MOST = 500_000;
  private static final long EVENTS_A_PRODUCT = 4;

  private Catalogues() {}

  /** A merchant's products: half a million for one, where there are events enough; one for one. */
  static int products(int merchant, long events) {
    return switch (merchant) {
      case GIANT -> LARGE;
      case VAST -> pairs(Math.min(MOST, events / EVENTS_A_PRODUCT));
      case SINGLE -> 1;
      default -> USUAL;
    };
  }

  private static int pairs(long products) {
    return (int) Math.max(2, products / 2 * 2);
  }
}
