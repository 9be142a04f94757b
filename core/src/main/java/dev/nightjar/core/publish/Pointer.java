package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What readers of a merchant's period are sent to: the one cell of {@code published}. It is put
 * after every row that it tells of.
 *
 * @param generation whose rows readers see
 * @param version the job version that computed them
 * @param zone the merchant's zone for the period
 * @param zoneData the version of the zone rules of the host that published
 * @param sources what became of the raw rows; balanced
 * @param rowsByDimension how many summary rows each dimension has, 1 or more; a dimension without
 *     rows is not in it
 * @param digest over the summary rows in order ({@link SummaryTally}); it does not depend on the
 *     generation, so equal summaries have equal digests
 */
public record Pointer(
    Generation generation,
    JobVersion version,
    ZoneId zone,
    String zoneData,
    RowCounts sources,
    SortedMap<String, Long> rowsByDimension,
    Digest digest) {
  private static final int FORM = 1;

  public Pointer {
    rowsByDimension = Collections.unmodifiableSortedMap(new TreeMap<>(rowsByDimension));
    if (!sources.balances()) {
      throw new IllegalArgumentException(
          "Invalid pointer: its raw rows do not add up, %s".formatted(sources));
    }
    if (rowsByDimension.values().stream().anyMatch(rows -> rows < 1)) {
      throw new IllegalArgumentException(
          "Invalid pointer: a dimension in it needs a row or more, %s".formatted(rowsByDimension));
    }
  }

  /** All summary rows. */
  public long rows() {
    return rowsByDimension.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The summary rows of one dimension, 0 or more. */
  public long rows(String dimension) {
    return rowsByDimension.getOrDefault(dimension, 0L);
  }

  /** The stored form. */
  public byte[] encode() {
    FormWriter out =
        new FormWriter(FORM)
            .number(generation.cutoffMillis())
            .number(version.number())
            .text(zone.getId())
            .text(zoneData)
            .counts(sources)
            .digest(digest)
            .number(rowsByDimension.size());
    rowsByDimension.forEach((dimension, rows) -> out.text(dimension).number(rows));
    return out.bytes();
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException when the bytes are not a pointer's
   */
  public static Pointer decode(byte[] form) {
    FormReader in = new FormReader("pointer", form, FORM);
    Generation generation = new Generation(in.number());
    JobVersion version = new JobVersion(in.small());
    ZoneId zone = in.zone();
    String zoneData = in.text();
    RowCounts sources = in.counts();
    Digest digest = in.digest();
    SortedMap<String, Long> rows = new TreeMap<>();
    for (long left = in.number(); left > 0; left--) {
      rows.put(in.text(), in.number());
    }
    Pointer pointer = new Pointer(generation, version, zone, zoneData, sources, rows, digest);
    in.end(pointer.encode());
    return pointer;
  }
}
