package dev.nightjar.core.metric;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.MetricType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one summary row. What is absent reads as a count or sum of 0, and as no minimum,
 * maximum or sketch. Decimals have no trailing zeros. Immutable.
 */
public final class MetricValues {
  private final Dimension dimension;
  private final @Nullable Object[] values;

  MetricValues(Dimension dimension, @Nullable Object[] values) {
    this.dimension = dimension;
    this.values = values;
  }

  /**
   * Reads values that are stored each for itself, as {@link #encoded} gives them.
   *
   * @param encodedByMetric stored forms by the metric's name; a metric that is not there is absent
   * @throws IllegalArgumentException when the dimension does not declare a metric or its bytes are
   *     not a value of its type
   */
  public static MetricValues of(Dimension dimension, Map<String, byte[]> encodedByMetric) {
    @Nullable Object[] values = new @Nullable Object[dimension.metrics().size()];
    encodedByMetric.forEach(
        (name, bytes) -> {
          int index = indexOf(dimension, name);
          values[index] = MetricForm.readAlone(dimension.metrics().get(index), bytes);
        });
    return new MetricValues(dimension, values);
  }

  /** Whose metrics these are. */
  public Dimension dimension() {
    return dimension;
  }

  /** The metrics that have a value, in declared order. */
  public List<Metric> present() {
    List<Metric> present = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        present.add(dimension.metrics().get(i));
      }
    }
    return List.copyOf(present);
  }

  /**
   * A count; 0 when absent.
   *
   * @throws IllegalArgumentException when the dimension declares no such count
   */
  public long count(String metric) {
    Object value = values[indexOf(metric, MetricType.COUNT)];
    return value == null ? 0 : (Long) value;
  }

  /**
   * A sum; 0 when absent.
   *
   * @throws IllegalArgumentException when the dimension declares no such sum
   */
  public BigDecimal sum(String metric) {
    Object value = values[indexOf(metric, MetricType.SUM)];
    return value == null ? BigDecimal.ZERO : (BigDecimal) value;
  }

  /**
   * A minimum or maximum, if any value was offered.
   *
   * @throws IllegalArgumentException when the dimension declares no such minimum or maximum
   */
  public Optional<BigDecimal> value(String metric) {
    int index = indexOf(metric, MetricType.MINIMUM, MetricType.MAXIMUM);
    return Optional.ofNullable((BigDecimal) values[index]);
  }

  /**
   * A sketch in its serialized form, if there is one.
   *
   * @throws IllegalArgumentException when the dimension declares no such sketch
   */
  public Optional<byte[]> sketch(String metric) {
    byte[] sketch = (byte[]) values[indexOf(metric, MetricType.SKETCH)];
    return sketch == null ? Optional.empty() : Optional.of(sketch.clone());
  }

  /**
   * The stored form of one metric that is {@link #present}.
   *
   * @throws IllegalArgumentException when the dimension does not declare it or it is absent
   */
  public byte[] encoded(Metric metric) {
    Object value = values[dimension.indexOf(metric)];
    if (value == null) {
      throw new IllegalArgumentException(
          "Invalid metric '%s': the row has none; ask only for present()".formatted(metric.name()));
    }
    return MetricForm.alone(metric, value);
  }

  private int indexOf(String metric, MetricType... types) {
    int index = indexOf(dimension, metric);
    MetricType declared = dimension.metrics().get(index).type();
    if (!Arrays.asList(types).contains(declared)) {
      throw new IllegalArgumentException(
          "Invalid metric '%s': dimension '%s' declares it as %s, not as %s"
              .formatted(metric, dimension.name(), declared, Arrays.toString(types)));
    }
    return index;
  }

  private static int indexOf(Dimension dimension, String metric) {
    for (int i = 0; i < dimension.metrics().size(); i++) {
      if (dimension.metrics().get(i).name().equals(metric)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Invalid metric '%s': dimension '%s' does not declare it; it declares %s"
            .formatted(
                metric, dimension.name(), dimension.metrics().stream().map(Metric::name).toList()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricValues that
        && dimension.equals(that.dimension)
        && Arrays.deepEquals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * dimension.hashCode() + Arrays.deepHashCode(values);
  }

  /** Shows what is present as {@code name=value}. */
  @Override
  public String toString() {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value != null) {
        String text =
            value instanceof byte[] sketch
                ? sketch.length + " bytes"
                : value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        shown.add(dimension.metrics().get(i).name() + "=" + text);
      }
    }
    return shown.toString();
  }
}
