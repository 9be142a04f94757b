package dev.nightjar.activities.hbase;

import java.time.Duration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.io.compress.Compression;

/**
 * What is to be decided when the tables are created.
 *
 * @param regions how many regions {@code raw}, {@code intermediate}, {@code partial} and {@code
 *     summary} start with, 1 to 65,536
 * @param smallRegions how many the small tables start with, 1 to 65,536
 * @param rawTimeToLive how long raw events and quarantined records are kept after their arrival, at
 *     least a day, in whole seconds; a run as of an older cutoff is not possible
 * @param compression of every table
 */
public record TableOptions(
    int regions, int smallRegions, Duration rawTimeToLive, Compression.Algorithm compression) {
  /** How long raw data is kept unless set: a year and a month. */
  public static final Duration RAW_TIME_TO_LIVE = Duration.ofDays(400);

  private static final int MAX_REGIONS = 1 << 16;

  public TableOptions {
    requireRegions(regions);
    requireRegions(smallRegions);
    if (rawTimeToLive.compareTo(Duration.ofDays(1)) < 0
        || rawTimeToLive.toSeconds() >= HConstants.FOREVER) {
      throw new IllegalArgumentException(
          "Invalid time to live of raw data: %s is not between a day and 68 years"
              .formatted(rawTimeToLive));
    }
  }

  /** For one process: 4 regions, 1 for the small tables. */
  public static TableOptions embedded() {
    return new TableOptions(4, 1, RAW_TIME_TO_LIVE, Compression.Algorithm.ZSTD);
  }

  /** For a cluster: 16 regions, 4 for the small tables. */
  public static TableOptions cluster() {
    return new TableOptions(16, 4, RAW_TIME_TO_LIVE, Compression.Algorithm.ZSTD);
  }

  /** These options with other numbers of regions. */
  public TableOptions withRegions(int large, int small) {
    return new TableOptions(large, small, rawTimeToLive, compression);
  }

  /** These options with another time to live of raw data. */
  public TableOptions withRawTimeToLive(Duration timeToLive) {
    return new TableOptions(regions, smallRegions, timeToLive, compression);
  }

  /** These options with another compression. */
  public TableOptions withCompression(Compression.Algorithm algorithm) {
    return new TableOptions(regions, smallRegions, rawTimeToLive, algorithm);
  }

  private static void requireRegions(int regions) {
    if (regions < 1 || regions > MAX_REGIONS) {
      throw new IllegalArgumentException(
          "Invalid number of regions: %d is not in 1..%d".formatted(regions, MAX_REGIONS));
    }
  }
}
