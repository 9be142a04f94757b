package dev.nightjar.jobs.analytics.data;

final class FoodmartTest extends DataSetContract {
  FoodmartTest() {
    super("foodmart-1997-12");
  }
}
