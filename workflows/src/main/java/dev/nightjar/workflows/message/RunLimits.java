package dev.nightjar.workflows.message;

import dev.nightjar.core.plan.ChunkTime;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.SplitRule;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a run, fixed when it starts.
 *
 * @param plan how chunks and batches are cut
 * @param windowOfBatches batches that run at once, 1 to 100
 * @param windowOfChunks chunks of a batch that are dispatched at once, 1 to 400
 * @param merchantsPerPublish merchants that one publish activity takes, 1 to 1,000
 * @param settlingLag how far the cutoff lies behind the start, so that every put in flight is seen;
 *     at most a day
 * @param clockTolerance how far HBase's clock may be from Temporal's
 * @param heartbeatTimeout after how long a silent activity is taken for lost
 * @param deadline how long the run goes on retrying what may pass
 * @param chunkTime how long a chunk should take, by which its rows are learnt from earlier runs;
 *     null for {@code plan.rowsPerChunkTarget} whatever they tell
 * @param splitFactor how many times its expected rows a chunk reads before it is split while it
 *     runs, 2 to 100; 0 for never
 */
public record RunLimits(
    PlanOptions plan,
    int windowOfBatches,
    int windowOfChunks,
    int merchantsPerPublish,
    Duration settlingLag,
    Duration clockTolerance,
    Duration heartbeatTimeout,
    Duration deadline,
    @Nullable ChunkTime chunkTime,
    int splitFactor) {
  /** What holds unless configured otherwise. */
  public static final RunLimits DEFAULTS =
      new RunLimits(
          PlanOptions.DEFAULTS,
          8,
          100,
          100,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofHours(12),
          ChunkTime.DEFAULT,
          4);

  public RunLimits {
    within("windowOfBatches", windowOfBatches, Windows.MOST_BATCHES);
    within("windowOfChunks", windowOfChunks, Windows.MOST_CHUNKS);
    within("merchantsPerPublish", merchantsPerPublish, 1000);
    if (settlingLag.isNegative()
        || settlingLag.compareTo(Duration.ofDays(1)) > 0
        || clockTolerance.isNegative()
        || heartbeatTimeout.toSeconds() < 1
        || deadline.compareTo(heartbeatTimeout) <= 0) {
      throw new IllegalArgumentException(
          ("Invalid run limits: settlingLag %s must be 0 to 24 hours, clockTolerance %s must not be"
                  + " negative, heartbeatTimeout %s must be a second or more, deadline %s must be"
                  + " longer")
              .formatted(settlingLag, clockTolerance, heartbeatTimeout, deadline));
    }
    // Requests of earlier writers have none, so that their chunks are never split.
    if (splitFactor != 0
        && (splitFactor < SplitRule.LEAST_FACTOR || splitFactor > SplitRule.MOST_FACTOR)) {
      throw new IllegalArgumentException(
          "Invalid splitFactor: %d is neither 0 nor in %d..%d"
              .formatted(splitFactor, SplitRule.LEAST_FACTOR, SplitRule.MOST_FACTOR));
    }
    // Requests of earlier writers have none, so that their chunks stay as large as they say.
    if (chunkTime != null
        && (plan.rowsPerChunkFloor() > chunkTime.rowsCeiling()
            || plan.rowsPerChunkTarget() > chunkTime.rowsCeiling())) {
      throw new IllegalArgumentException(
          "Invalid run limits: rowsPerChunkFloor %d and rowsPerChunkTarget %d must not be above rowsPerChunkCeiling %d"
              .formatted(
                  plan.rowsPerChunkFloor(), plan.rowsPerChunkTarget(), chunkTime.rowsCeiling()));
    }
  }

  /** Limits with chunks of a fixed size, which are never split while they run. */
  public RunLimits(
      PlanOptions plan,
      int windowOfBatches,
      int windowOfChunks,
      int merchantsPerPublish,
      Duration settlingLag,
      Duration clockTolerance,
      Duration heartbeatTimeout,
      Duration deadline) {
    this(
        plan,
        windowOfBatches,
        windowOfChunks,
        merchantsPerPublish,
        settlingLag,
        clockTolerance,
        heartbeatTimeout,
        deadline,
        null,
        0);
  }

  /** The same with other windows; one that is 0 stays. */
  public RunLimits with(Windows windows) {
    return with(
        windows.batches() == 0 ? windowOfBatches : windows.batches(),
        windows.chunks() == 0 ? windowOfChunks : windows.chunks(),
        splitFactor);
  }

  /** The same with chunks that are split when they outgrow their weights so many times. */
  public RunLimits withSplitFactor(int factor) {
    return with(windowOfBatches, windowOfChunks, factor);
  }

  private RunLimits with(int batches, int chunks, int factor) {
    return new RunLimits(
        plan,
        batches,
        chunks,
        merchantsPerPublish,
        settlingLag,
        clockTolerance,
        heartbeatTimeout,
        deadline,
        chunkTime,
        factor);
  }

  /** When a chunk is split while it runs; empty for never. */
  public Optional<SplitRule> splitRule() {
    return splitFactor == 0
        ? Optional.empty()
        : Optional.of(new SplitRule(splitFactor, plan.rowsPerChunkFloor()));
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "Invalid %s: %d is not in 1..%d".formatted(name, value, most));
    }
  }
}
