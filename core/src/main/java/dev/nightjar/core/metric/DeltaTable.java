package dev.nightjar.core.metric;

import dev.nightjar.core.job.Deltas;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.model.Bytewise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up a job's deltas by row in memory. Its user looks at {@link #estimatedBytes()} between
 * records and drains it when it has grown too large. A row is valid until the table is drained. Not
 * thread-safe.
 */
public final class DeltaTable implements Deltas {
  /** The longest dimension value, in bytes of UTF-8. */
  public static final int MAX_VALUE_BYTES = 4096;

  private static final int ENTRY_BYTES = 104;
  private static final int MAX_BYTES_PER_CHAR = 3;

  private final List<Dimension> dimensions;
  private final List<Map<String, Accumulator>> rows = new ArrayList<>();
  private long estimatedBytes;

  /**
   * A row with what was added up for it.
   *
   * @param dimension the row's dimension
   * @param value the dimension value
   * @param deltas what was added up
   */
  public record Row(Dimension dimension, String value, Accumulator deltas) {}

  /** An empty table of a job's dimensions. */
  public DeltaTable(List<Dimension> dimensions) {
    this.dimensions = List.copyOf(dimensions);
    dimensions.forEach(dimension -> rows.add(new HashMap<>()));
  }

  @Override
  public Accumulator row(Dimension dimension, String value) {
    int index = indexOf(dimension);
    Map<String, Accumulator> byValue = rows.get(index);
    Accumulator known = byValue.get(value);
    return known != null
        ? known
        : byValue.computeIfAbsent(
            checked(dimension, value), stored -> added(dimensions.get(index), stored));
  }

  /** How many rows there are. */
  public int size() {
    return rows.stream().mapToInt(Map::size).sum();
  }

  /** About how many bytes of heap the rows take. */
  public long estimatedBytes() {
    return estimatedBytes;
  }

  /** Takes all rows out, by the dimension's name and then the value, bytewise. */
  public List<Row> drainSorted() {
    List<Row> sorted = new ArrayList<>(size());
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension dimension = dimensions.get(i);
      rows.get(i).forEach((value, deltas) -> sorted.add(new Row(dimension, value, deltas)));
      rows.set(i, new HashMap<>());
    }
    sorted.sort(
        Comparator.comparing((Row row) -> row.dimension().name(), Bytewise.ORDER)
            .thenComparing(Row::value, Bytewise.ORDER));
    estimatedBytes = 0;
    return sorted;
  }

  private Accumulator added(Dimension dimension, String value) {
    Accumulator row = new Accumulator(dimension, bytes -> estimatedBytes += bytes);
    estimatedBytes += ENTRY_BYTES + 2L * value.length() + row.estimatedBytes();
    return row;
  }

  @SuppressWarnings("ReferenceEquality") // A declared constant is found without comparing metrics.
  private int indexOf(Dimension dimension) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i) == dimension) {
        return i;
      }
    }
    int equal = dimensions.indexOf(dimension);
    if (equal < 0) {
      throw new IllegalArgumentException(
          "Invalid dimension '%s': the job declares %s, and the metrics must be equal too"
              .formatted(dimension.name(), dimensions.stream().map(Dimension::name).toList()));
    }
    return equal;
  }

  private static String checked(Dimension dimension, String value) {
    boolean mayBeTooLong = value.length() > MAX_VALUE_BYTES / MAX_BYTES_PER_CHAR;
    if (mayBeTooLong && Bytewise.utf8(value).length > MAX_VALUE_BYTES) {
      throw new IllegalArgumentException(
          "Invalid value of dimension '%s': %d bytes of UTF-8 are more than %d; it begins with '%s'"
              .formatted(
                  dimension.name(),
                  Bytewise.utf8(value).length,
                  MAX_VALUE_BYTES,
                  value.substring(0, 40)));
    }
    return Bytewise.storable(value);
  }
}
