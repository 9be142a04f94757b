package dev.nightjar.jobs.analytics.data;

final class EcomTest extends DataSetContract {
  EcomTest() {
    super("ecom");
  }
}
