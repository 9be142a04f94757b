package dev.nightjar.core.metric;

import dev.nightjar.core.job.DeltaRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.MetricType;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the deltas of one row. The order of adding does not matter. The stored form is canonical
 * - equal values have equal bytes - and is a bitmap of the metrics that are present, lowest bit
 * first, then their values in declared order. A count or sum of 0 is absent. Not thread-safe.
 */
public final class Accumulator implements DeltaRow {
  private static final int FIXED_BYTES = 72;
  private static final int BYTES_PER_METRIC = 12;
  private static final int DECIMAL_BYTES = 48;
  private static final int SKETCH_BYTES = 16;

  private final Dimension dimension;
  private final LongConsumer growth;
  private final long[] counts;
  private final @Nullable Object[] others;
  private long estimatedBytes;

  /** A row to which nothing was added. */
  public Accumulator(Dimension dimension) {
    this(dimension, bytes -> {});
  }

  /** Tells by how many bytes it grows, beyond {@link #estimatedBytes()} of a new one. */
  Accumulator(Dimension dimension, LongConsumer growth) {
    this.dimension = dimension;
    this.growth = growth;
    counts = new long[dimension.metrics().size()];
    others = new @Nullable Object[counts.length];
    estimatedBytes = FIXED_BYTES + (long) BYTES_PER_METRIC * counts.length;
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException when the bytes are not {@link #encode()}'s of that dimension
   */
  public static Accumulator decode(Dimension dimension, byte[] bytes) {
    Accumulator row = new Accumulator(dimension);
    ByteReader in = new ByteReader(bytes);
    boolean[] present = readBitmap(in, row.counts.length);
    for (int i = 0; i < present.length; i++) {
      if (present[i]) {
        row.put(i, MetricForm.read(dimension.metrics().get(i), in));
      }
    }
    in.end();
    return row;
  }

  /** Whose metrics these are. */
  public Dimension dimension() {
    return dimension;
  }

  @Override
  public Accumulator count(Metric metric, long delta) {
    addCount(indexOf(metric, MetricType.COUNT), delta);
    return this;
  }

  @Override
  public Accumulator sum(Metric metric, BigDecimal delta) {
    addDecimal(indexOf(metric, MetricType.SUM), MetricType.SUM, Decimals.checked(delta));
    return this;
  }

  @Override
  public Accumulator min(Metric metric, BigDecimal value) {
    addDecimal(indexOf(metric, MetricType.MINIMUM), MetricType.MINIMUM, Decimals.checked(value));
    return this;
  }

  @Override
  public Accumulator max(Metric metric, BigDecimal value) {
    addDecimal(indexOf(metric, MetricType.MAXIMUM), MetricType.MAXIMUM, Decimals.checked(value));
    return this;
  }

  @Override
  public Accumulator sketch(Metric metric, byte[] sketch) {
    addSketch(indexOf(metric, MetricType.SKETCH), sketch);
    return this;
  }

  /**
   * Adds everything that the other row holds.
   *
   * @throws IllegalArgumentException when it is of another dimension
   */
  public void add(Accumulator other) {
    if (!other.dimension.equals(dimension)) {
      throw new IllegalArgumentException(
          "Invalid row: one of dimension '%s' cannot be added to one of '%s'"
              .formatted(other.dimension.name(), dimension.name()));
    }
    for (int i = 0; i < counts.length; i++) {
      Object value = other.others[i];
      if (value instanceof BigDecimal decimal) {
        addDecimal(i, dimension.metrics().get(i).type(), decimal);
      } else if (value instanceof byte[] sketch) {
        addSketch(i, sketch);
      } else {
        addCount(i, other.counts[i]);
      }
    }
  }

  /** The canonical stored form. */
  public byte[] encode() {
    ByteWriter out = new ByteWriter();
    Object[] values = new Object[counts.length];
    for (int from = 0; from < counts.length; from += Byte.SIZE) {
      int bits = 0;
      for (int i = from; i < Math.min(from + Byte.SIZE, counts.length); i++) {
        Object value = value(i);
        if (value != null) {
          values[i] = value;
          bits |= 1 << (i - from);
        }
      }
      out.single(bits);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        MetricForm.write(dimension.metrics().get(i), values[i], out);
      }
    }
    return out.written();
  }

  /** What is added up so far; later additions do not change it. */
  public MetricValues values() {
    @Nullable Object[] values = new @Nullable Object[counts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return new MetricValues(dimension, values);
  }

  /** About how many bytes of heap the row takes. */
  public long estimatedBytes() {
    return estimatedBytes;
  }

  private static boolean[] readBitmap(ByteReader in, int metrics) {
    boolean[] present = new boolean[metrics];
    for (int from = 0; from < metrics; from += Byte.SIZE) {
      int bits = in.single();
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        boolean set = (bits & 1 << bit) != 0;
        if (from + bit < metrics) {
          present[from + bit] = set;
        } else if (set) {
          throw in.invalid("it has more metrics than the %d declared".formatted(metrics));
        }
      }
    }
    return present;
  }

  private void put(int index, Object value) {
    if (value instanceof Long count) {
      counts[index] = count;
    } else if (value instanceof BigDecimal decimal) {
      addDecimal(index, dimension.metrics().get(index).type(), decimal);
    } else {
      addSketch(index, (byte[]) value);
    }
  }

  private @Nullable Object value(int index) {
    Object other = others[index];
    if (other instanceof BigDecimal decimal) {
      boolean isAbsent =
          decimal.signum() == 0 && dimension.metrics().get(index).type() == MetricType.SUM;
      return isAbsent ? null : Decimals.canonical(decimal);
    }
    if (other instanceof byte[] sketch) {
      return sketch.clone();
    }
    return counts[index] == 0 ? null : (Object) counts[index];
  }

  private int indexOf(Metric metric, MetricType type) {
    int index = declaredIndexOf(metric);
    if (metric.type() != type) {
      throw new IllegalArgumentException(
          "Invalid delta: metric '%s' of dimension '%s' is declared as %s, not as %s"
              .formatted(metric.name(), dimension.name(), metric.type(), type));
    }
    return index;
  }

  @SuppressWarnings("ReferenceEquality") // A declared constant is found without comparing names.
  private int declaredIndexOf(Metric metric) {
    for (int i = 0; i < counts.length; i++) {
      if (dimension.metrics().get(i) == metric) {
        return i;
      }
    }
    return dimension.indexOf(metric);
  }

  private void addCount(int index, long delta) {
    long sum = counts[index] + delta;
    if (((counts[index] ^ sum) & (delta ^ sum)) < 0) {
      throw new ArithmeticException(
          "Cannot add %d to count '%s' of dimension '%s': %d is as far as 64 bits go"
              .formatted(
                  delta, dimension.metrics().get(index).name(), dimension.name(), counts[index]));
    }
    counts[index] = sum;
  }

  private void addDecimal(int index, MetricType type, BigDecimal value) {
    BigDecimal known = (BigDecimal) others[index];
    if (known == null) {
      others[index] = value;
      grow(DECIMAL_BYTES);
      return;
    }
    others[index] =
        switch (type) {
          case SUM -> known.add(value);
          case MINIMUM -> known.min(value);
          case MAXIMUM -> known.max(value);
          case COUNT, SKETCH -> throw new IllegalStateException(type + " is not a decimal");
        };
  }

  private void addSketch(int index, byte[] sketch) {
    byte[] known = (byte[]) others[index];
    byte[] merged =
        known == null
            ? sketch.clone()
            : Objects.requireNonNull(dimension.metrics().get(index).merge()).merge(known, sketch);
    others[index] = merged;
    grow(known == null ? SKETCH_BYTES + merged.length : merged.length - known.length);
  }

  private void grow(long bytes) {
    estimatedBytes += bytes;
    growth.accept(bytes);
  }
}
