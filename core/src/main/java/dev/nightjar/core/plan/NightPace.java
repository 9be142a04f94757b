package dev.nightjar.core.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How fast a job's nights are, learnt from earlier ones. Pure.
 *
 * @param rowsPerSecond raw rows a second of one slot, above 0
 * @param besides what a run takes besides its chunks
 */
public record NightPace(double rowsPerSecond, Duration besides) {
  /** A chunk of fewer rows tells of its beginning and its end more than of its rows. */
  public static final long LEAST_ROWS = 10_000;

  /** So many chunks, of which one may be an accident. */
  public static final int LEAST_CHUNKS = 3;

  public NightPace {
    if (!(rowsPerSecond > 0) || Double.isInfinite(rowsPerSecond) || besides.isNegative()) {
      throw new IllegalArgumentException(
          "Invalid pace: %s rows a second, %s besides".formatted(rowsPerSecond, besides));
    }
  }

  /**
   * The pace by earlier runs: the median of their chunks, which neither a chunk on a host that was
   * held up moves nor one whose rows were in memory; likewise the median of what the runs took
   * besides. Of an even number the slower one of the middle two.
   *
   * @param runs in any order
   * @return empty when there are too few chunks that are not tiny
   */
  public static Optional<NightPace> of(List<EarlierRun> runs) {
    List<Double> paces =
        runs.stream()
            .flatMap(run -> run.chunks().stream())
            .filter(chunk -> chunk.rows() >= LEAST_ROWS)
            .map(ChunkPace::rowsPerSecond)
            .sorted()
            .toList();
    if (paces.size() < LEAST_CHUNKS) {
      return Optional.empty();
    }
    List<Duration> besides = runs.stream().map(EarlierRun::besides).sorted().toList();
    return Optional.of(
        new NightPace(paces.get((paces.size() - 1) / 2), besides.get(besides.size() / 2)));
  }

  /** How long one slot takes for so many rows; at most some thirty years. */
  Duration of(long rows) {
    double seconds = Math.min(1e9, rows / rowsPerSecond);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
