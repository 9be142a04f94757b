package dev.nightjar.jobs.analytics.data;

final class EcomCorruptTest extends DataSetContract {
  EcomCorruptTest() {
    super("ecom-corrupt");
  }
}
