package dev.nightjar.core.plan;

/** How large a batch may get while batches are packed. */
record BatchLimits(int chunks, int merchants) {
  /**
   * To begin with: as many chunks as run at once, so that a large day's batches publish as they
   * finish.
   */
  static BatchLimits of(PlanOptions options) {
    return new BatchLimits(
        Math.min(options.slots(), options.chunksPerBatch()), options.merchantsPerBatch());
  }

  /** An eighth more, because there are more batches than allowed; never more than one can hold. */
  BatchLimits grown(PlanOptions options) {
    return new BatchLimits(
        (int) Math.min(options.chunksPerBatch(), grown(chunks)),
        (int) Math.min(PlanOptions.MOST_MERCHANTS_PER_BATCH, grown(merchants)));
  }

  /** Whether a batch may have so many. */
  boolean allow(int chunksOfBatch, int merchantsOfBatch) {
    return chunksOfBatch <= chunks
        && merchantsOfBatch <= merchants
        && chunksOfBatch + merchantsOfBatch <= PlanOptions.MOST_CHUNKS_AND_MERCHANTS_PER_BATCH;
  }

  private static long grown(long limit) {
    return limit + Math.max(1, limit / 8);
  }
}
