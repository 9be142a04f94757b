package dev.nightjar.core.plan;

/**
 * The limits within which a plan is cut.
 *
 * @param rowsPerChunkTarget raw rows that a chunk should have; a larger merchant-day is split by
 *     hash range
 * @param rowsPerChunkFloor chunks are not made smaller than this just to keep slots busy
 * @param slots how many chunks run at once in all
 * @param chunksPerSlot how many chunks a slot should get when the day is large enough
 * @param slicesPerChunk the most slices in a chunk
 * @param merchantsPerBatch the most merchants in a batch, at most {@link
 *     #MOST_MERCHANTS_PER_BATCH}; chunks and merchants together are at most {@link
 *     #MOST_CHUNKS_AND_MERCHANTS_PER_BATCH}, whatever is asked for
 * @param chunksPerBatch the most chunks in a batch, at most {@link #MOST_CHUNKS_PER_BATCH}; a
 *     giant's chunks grow until they fit
 * @param batches the most batches in a plan, at most {@link #MOST_BATCHES}; with more than {@link
 *     #MOST_UNGROUPED_BATCHES} a run carries its batches in groups
 * @param rowsPerRange the most raw rows of a slice by weight: a merchant that has more in a chunk
 *     has several neighbouring hash ranges there, a slice each, as far as {@code slicesPerChunk}
 *     allows; 0, as in requests of earlier writers, for {@link #ROWS_PER_RANGE}
 */
public record PlanOptions(
    long rowsPerChunkTarget,
    long rowsPerChunkFloor,
    int slots,
    int chunksPerSlot,
    int slicesPerChunk,
    int merchantsPerBatch,
    int chunksPerBatch,
    int batches,
    long rowsPerRange) {
  /**
   * What is lost of a chunk when its host dies is the slice at hand: a few seconds' work. A slice's
   * partial rows, one for each dimension's value, stay few beside the rows that it reads.
   */
  public static final long ROWS_PER_RANGE = 200_000;

  /** What holds unless configured otherwise. */
  public static final PlanOptions DEFAULTS =
      new PlanOptions(250_000, 20_000, 4, 4, 500, 500, 500, 400);

  /**
   * A batch is one execution with a bounded history, and a chunk that fails may be split into one a
   * merchant.
   */
  public static final int MOST_MERCHANTS_PER_BATCH = 1000;

  /** No execution has more pending activities than that. */
  public static final int MOST_CHUNKS_PER_BATCH = 500;

  /**
   * Chunks and merchants of a batch together. Each chunk costs its execution two activities should
   * it fail for good, and so does each merchant for which a shared chunk is then split; with some
   * six events an activity, a batch in which everything fails has fewer than 10,000.
   */
  public static final int MOST_CHUNKS_AND_MERCHANTS_PER_BATCH = 750;

  /** No execution has more children than that; more batches are carried in groups. */
  public static final int MOST_UNGROUPED_BATCHES = 500;

  /** Batches in at most 250 groups of 400. */
  public static final int MOST_BATCHES = 100_000;

  public PlanOptions {
    rowsPerRange = rowsPerRange == 0 ? ROWS_PER_RANGE : rowsPerRange;
    if (rowsPerChunkFloor < 1
        || rowsPerChunkTarget < rowsPerChunkFloor
        || slots < 1
        || chunksPerSlot < 1
        || slicesPerChunk < 1
        || merchantsPerBatch < 1
        || chunksPerBatch < 1
        || batches < 1
        || batches > MOST_BATCHES
        || rowsPerRange < 0
        || merchantsPerBatch > MOST_MERCHANTS_PER_BATCH
        || chunksPerBatch > MOST_CHUNKS_PER_BATCH) {
      throw new IllegalArgumentException(
          ("Invalid plan options: rowsPerChunkTarget %d, rowsPerChunkFloor %d, slots %d, chunksPerSlot %d,"
                  + " slicesPerChunk %d, merchantsPerBatch %d, chunksPerBatch %d, batches %d, rowsPerRange %d; all must be above 0,"
                  + " the target not below the floor, batches at most 100000, chunksPerBatch at most 500,"
                  + " merchantsPerBatch at most 1000")
              .formatted(
                  rowsPerChunkTarget,
                  rowsPerChunkFloor,
                  slots,
                  chunksPerSlot,
                  slicesPerChunk,
                  merchantsPerBatch,
                  chunksPerBatch,
                  batches,
                  rowsPerRange));
    }
  }

  /** Limits with slices of at most {@link #ROWS_PER_RANGE} rows. */
  public PlanOptions(
      long rowsPerChunkTarget,
      long rowsPerChunkFloor,
      int slots,
      int chunksPerSlot,
      int slicesPerChunk,
      int merchantsPerBatch,
      int chunksPerBatch,
      int batches) {
    this(
        rowsPerChunkTarget,
        rowsPerChunkFloor,
        slots,
        chunksPerSlot,
        slicesPerChunk,
        merchantsPerBatch,
        chunksPerBatch,
        batches,
        ROWS_PER_RANGE);
  }

  /** The same with another target. */
  public PlanOptions withRowsPerChunkTarget(long target) {
    return new PlanOptions(
        target,
        rowsPerChunkFloor,
        slots,
        chunksPerSlot,
        slicesPerChunk,
        merchantsPerBatch,
        chunksPerBatch,
        batches,
        rowsPerRange);
  }

  /**
   * How many hash ranges a merchant has in a chunk, 1 or more.
   *
   * @param rows its raw rows there by weight
   * @param most 1 or more
   */
  int ranges(long rows, int most) {
    return (int) Math.max(1, Math.min(most, (rows - 1) / rowsPerRange + 1));
  }
}
