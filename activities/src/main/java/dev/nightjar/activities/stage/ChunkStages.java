package dev.nightjar.activities.stage;

import java.time.Duration;
import java.util.List;

/**
 * The stages of all chunks of one worker host: their meters and controllers. The threads of scan,
 * decode and fold are each chunk's own, so that one chunk never waits for another; what they share
 * is the store, and what was learnt. Thread-safe.
 */
public final class ChunkStages {
  /** A read of a thousand rows usually takes a hundredth of it. */
  private static final Duration WANTED_OF_READ = Duration.ofSeconds(1);

  /** Long beside the tens of microseconds that handing a batch over costs. */
  private static final Duration WANTED_OF_BATCH = Duration.ofMillis(5);

  private static final int LEAST_READ = 50;
  private static final int LEAST_HANDED = 32;
  private static final int MOST_HANDED = 256;

  private final StageMeter scan = new StageMeter(ChunkStage.SCAN);
  private final StageMeter decode = new StageMeter(ChunkStage.DECODE);
  private final StageMeter fold = new StageMeter(ChunkStage.FOLD);
  private final BatchSize reads;
  private final BatchSize decoded = new BatchSize(LEAST_HANDED, MOST_HANDED, WANTED_OF_BATCH);
  private final BatchSize folded = new BatchSize(LEAST_HANDED, MOST_HANDED, WANTED_OF_BATCH);
  private final WriteStage write;

  /**
   * Of a worker host.
   *
   * @param scanRows rows that one read of HBase brings at most, 1 or more
   * @param writeRows rows that are stored at once at most, 1 or more
   * @param writesAtOnce batches that are stored at once at most, 1 or more
   */
  public ChunkStages(int scanRows, int writeRows, int writesAtOnce) {
    reads = new BatchSize(Math.min(LEAST_READ, scanRows), scanRows, WANTED_OF_READ);
    write = new WriteStage(writeRows, writesAtOnce);
  }

  /** Reading raw rows. */
  public StageMeter scan() {
    return scan;
  }

  /** Rows that a new scan asks HBase for at once. */
  public BatchSize reads() {
    return reads;
  }

  /** Making events of them. */
  public StageMeter decode() {
    return decode;
  }

  /** Rows that decode would have at once. */
  public BatchSize decoded() {
    return decoded;
  }

  /** Rows that fold would have at once. */
  public BatchSize folded() {
    return folded;
  }

  /** Rows that scan hands to decode at once, and decode to fold: as many as suit both. */
  public int handed() {
    return Math.min(decoded.rows(), folded.rows());
  }

  /** The job's own work. */
  public StageMeter fold() {
    return fold;
  }

  /** Storing what came of it. */
  public WriteStage write() {
    return write;
  }

  /** All of them, in their order. */
  public List<StageMeter> meters() {
    return List.of(scan, decode, fold, write.meter());
  }

  /** Rows that a stage's controller lets it read, take or store at once. */
  public int batch(ChunkStage stage) {
    return switch (stage) {
      case SCAN -> reads.rows();
      case DECODE -> decoded.rows();
      case FOLD -> folded.rows();
      case WRITE -> write.batch().rows();
    };
  }
}
