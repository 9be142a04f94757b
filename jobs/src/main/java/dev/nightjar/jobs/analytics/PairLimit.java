package dev.nightjar.jobs.analytics;

/**
 * How large an order may be to make pairs.
 *
 * @param products the most distinct products, 0 to 1,000; larger orders are counted as skipped
 */
public record PairLimit(int products) {
  /** 200 products, which make 19,900 pairs. */
  public static final PairLimit DEFAULT = new PairLimit(200);

  public PairLimit {
    if (products < 0 || products > OpenOrder.MAX_LINES) {
      throw new IllegalArgumentException(
          "Invalid pair limit: %d products, but it must be 0 to %d"
              .formatted(products, OpenOrder.MAX_LINES));
    }
  }
}
