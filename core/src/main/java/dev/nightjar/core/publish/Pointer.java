package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
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
 * @param origin where the generation comes from; a withdrawal has no rows
 */
public record Pointer(
    Generation generation,
    JobVersion version,
    ZoneId zone,
    String zoneData,
    RowCounts sources,
    SortedMap<String, Long> rowsByDimension,
    Digest digest,
    Origin origin) {
  /** What runs publish, as ever, so that earlier releases go on reading it. */
  private static final int COMPUTED_FORM = 1;

  /** With the origin behind it. */
  private static final int FORM = 2;

  private static final int COPY = 1;
  private static final int WITHDRAWAL = 2;
  private static final int SUMMARIZED_AGAIN = 3;

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
    if (origin instanceof Origin.CopyOf copy && copy.generation().compareTo(generation) >= 0) {
      throw new IllegalArgumentException(
          "Invalid pointer: generation %s cannot be a copy of %s, which is not older"
              .formatted(generation, copy.generation()));
    }
    if (origin instanceof Origin.SummarizedAgain again
        && (again.generation().compareTo(generation) >= 0
            || again.dataAsOf().compareTo(again.generation()) > 0)) {
      throw new IllegalArgumentException(
          "Invalid pointer: generation %s cannot be made of generation %s with raw data as of %s"
              .formatted(generation, again.generation(), again.dataAsOf()));
    }
    if (origin instanceof Origin.Withdrawal && !rowsByDimension.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid pointer: a withdrawal has no rows, not %s".formatted(rowsByDimension));
    }
  }

  /** The pointer to what a run computed. */
  public Pointer(
      Generation generation,
      JobVersion version,
      ZoneId zone,
      String zoneData,
      RowCounts sources,
      SortedMap<String, Long> rowsByDimension,
      Digest digest) {
    this(generation, version, zone, zoneData, sources, rowsByDimension, digest, Origin.COMPUTED);
  }

  /** The pointer to these rows copied under a newer generation. */
  public Pointer copiedAs(Generation newer) {
    Origin copy = new Origin.CopyOf(generation);
    return new Pointer(newer, version, zone, zoneData, sources, rowsByDimension, digest, copy);
  }

  /** The pointer that takes this one back. */
  public Pointer withdrawnAs(Generation newer, Origin.Withdrawal withdrawal) {
    SummaryTally nothing = new SummaryTally();
    return new Pointer(
        newer,
        version,
        zone,
        zoneData,
        RowCounts.NONE,
        nothing.rowsByDimension(),
        nothing.digest(),
        withdrawal);
  }

  /**
   * As of when raw data is in it, for late data to be told from: the generation, but where
   * intermediate rows were summarized again, as of when raw was read for those.
   */
  public Generation dataAsOf() {
    return origin instanceof Origin.SummarizedAgain again ? again.dataAsOf() : generation;
  }

  /** The withdrawal, if nothing is published any more. */
  public Optional<Origin.Withdrawal> withdrawal() {
    return origin instanceof Origin.Withdrawal withdrawal
        ? Optional.of(withdrawal)
        : Optional.empty();
  }

  /**
   * Whether raw rows that an older generation was made of were no longer there for this one.
   * Nothing that arrives ever makes them fewer, so they have expired, or were deleted or lost.
   *
   * @param older what this one would take the place of; of another zone it is of another day, and
   *     tells nothing
   */
  public boolean lacksRowsOf(Pointer older) {
    return origin instanceof Origin.Computed
        && older.generation().compareTo(generation) < 0
        && older.zone().equals(zone)
        && sources.read() < older.sources().read();
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
        new FormWriter(origin instanceof Origin.Computed ? COMPUTED_FORM : FORM)
            .number(generation.cutoffMillis())
            .number(version.number())
            .text(zone.getId())
            .text(zoneData)
            .counts(sources)
            .digest(digest)
            .number(rowsByDimension.size());
    rowsByDimension.forEach((dimension, rows) -> out.text(dimension).number(rows));
    if (origin instanceof Origin.CopyOf copy) {
      out.number(COPY).number(copy.generation().cutoffMillis());
    } else if (origin instanceof Origin.SummarizedAgain again) {
      out.number(SUMMARIZED_AGAIN)
          .number(again.generation().cutoffMillis())
          .number(again.dataAsOf().cutoffMillis());
    } else if (origin instanceof Origin.Withdrawal withdrawal) {
      out.number(WITHDRAWAL).text(withdrawal.reason());
    }
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
    Pointer pointer =
        new Pointer(generation, version, zone, zoneData, sources, rows, digest, origin(in));
    in.end(pointer.encode());
    return pointer;
  }

  private static Origin origin(FormReader in) {
    if (in.form() == COMPUTED_FORM) {
      return Origin.COMPUTED;
    }
    return switch (in.small()) {
      case COPY -> new Origin.CopyOf(new Generation(in.number()));
      case WITHDRAWAL -> new Origin.Withdrawal(in.text());
      case SUMMARIZED_AGAIN ->
          new Origin.SummarizedAgain(new Generation(in.number()), new Generation(in.number()));
      default -> throw new IllegalArgumentException("Invalid pointer: of unknown origin");
    };
  }
}
