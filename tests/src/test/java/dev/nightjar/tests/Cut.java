package dev.nightjar.tests;

import dev.nightjar.core.plan.PlanOptions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * How a day is cut up.
 *
 * @param rowsPerChunk raw rows in a chunk, 1 or more; a larger merchant-day is split by hash range
 * @param slicesPerChunk the most slices in a chunk
 * @param merchantsPerBatch the most merchants in a batch
 * @param rowsPerRange raw rows in a slice; whoever has more in a chunk has several there
 */
record Cut(int rowsPerChunk, int slicesPerChunk, int merchantsPerBatch, int rowsPerRange) {
  static Arbitrary<Cut> any() {
    return Combinators.combine(
            Arbitraries.integers().between(10, 2_000).shrinkTowards(2_000),
            Arbitraries.integers().between(1, 50).shrinkTowards(50),
            Arbitraries.integers().between(1, 10).shrinkTowards(10),
            Arbitraries.integers().between(5, 2_000).shrinkTowards(2_000))
        .as(Cut::new);
  }

  PlanOptions options() {
    return new PlanOptions(
        rowsPerChunk,
        rowsPerChunk,
        2,
        1,
        slicesPerChunk,
        merchantsPerBatch,
        500,
        400,
        rowsPerRange);
  }
}
