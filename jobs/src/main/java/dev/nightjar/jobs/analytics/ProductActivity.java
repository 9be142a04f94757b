package dev.nightjar.jobs.analytics;

/**
 * What happened to a product.
 *
 * @param views events of type view that name it
 * @param adds events that put it into the cart
 * @param sales its purchases
 */
public record ProductActivity(long views, long adds, Sales sales) {
  static final ProductActivity VIEWED = new ProductActivity(1, 0, Sales.NONE);
  static final ProductActivity ADDED = new ProductActivity(0, 1, Sales.NONE);

  public ProductActivity {
    if (views < 0 || adds < 0) {
      throw new IllegalArgumentException(
          "Invalid product activity: %d views and %d adds".formatted(views, adds));
    }
  }

  /** Both together. */
  public ProductActivity plus(ProductActivity other) {
    return new ProductActivity(views + other.views, adds + other.adds, sales.plus(other.sales));
  }
}
