package dev.nightjar.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.GoldenFile;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccumulatorTest {
  static final Metric EVENTS = Metric.count("events");
  static final Metric NET = Metric.sum("net");
  static final Metric LEAST = Metric.minimum("least");
  static final Metric MOST = Metric.maximum("most");
  static final Metric SEEN = Metric.sketch("seen", AccumulatorTest::union);
  static final Dimension ALL = Dimension.of("all", EVENTS, NET, LEAST, MOST, SEEN);
  static final Dimension NINE =
      Dimension.of(
          "nine",
          Metric.count("a"),
          Metric.count("b"),
          Metric.count("c"),
          Metric.count("d"),
          Metric.count("e"),
          Metric.count("f"),
          Metric.count("g"),
          Metric.count("h"),
          Metric.count("i"));

  @Test
  void theStoredFormsDoNotChange() {
    new GoldenFile()
        .form("row empty", new Accumulator(ALL).encode())
        .form("row full", full().encode())
        .form("row count -1", new Accumulator(ALL).count(EVENTS, -1).encode())
        .form("row count most", new Accumulator(ALL).count(EVENTS, Long.MAX_VALUE).encode())
        .form("row count least", new Accumulator(ALL).count(EVENTS, Long.MIN_VALUE).encode())
        .form("row minimum 0", new Accumulator(ALL).min(LEAST, decimal("0.00")).encode())
        .form("row sketch empty", new Accumulator(ALL).sketch(SEEN, new byte[0]).encode())
        .form("row of nine", new Accumulator(NINE).count(NINE.metrics().get(8), 300).encode())
        .form("value count", full().values().encoded(EVENTS))
        .form("value sum", full().values().encoded(NET))
        .form("value minimum", full().values().encoded(LEAST))
        .form("value maximum", full().values().encoded(MOST))
        .form("value sketch", full().values().encoded(SEEN))
        .assertEqualTo("metrics.txt");
  }

  @Test
  void deltasAddUpByType() {
    MetricValues values = full().values();

    assertThat(values.count("events")).isEqualTo(42);
    assertThat(values.sum("net")).isEqualTo(decimal("35.98"));
    assertThat(values.value("least")).contains(decimal("-0.5"));
    assertThat(values.value("most")).contains(decimal("1200"));
    assertThat(values.sketch("seen")).hasValueSatisfying(s -> assertThat(s).containsExactly(6, 5));
  }

  @Test
  void whatIsNotThereReadsAsNothing() {
    MetricValues values = new Accumulator(ALL).values();

    assertThat(values.present()).isEmpty();
    assertThat(values.count("events")).isZero();
    assertThat(values.sum("net")).isEqualTo(BigDecimal.ZERO);
    assertThat(values.value("least")).isEmpty();
    assertThat(values.sketch("seen")).isEmpty();
  }

  @Test
  void whatAddsUpToNothingIsStoredAsNothing() {
    Accumulator row =
        new Accumulator(ALL)
            .count(EVENTS, 5)
            .count(EVENTS, -5)
            .sum(NET, decimal("1.10"))
            .sum(NET, decimal("-1.1"));

    assertThat(row.encode()).isEqualTo(new Accumulator(ALL).encode());
    assertThat(row.values().present()).isEmpty();
  }

  @Test
  void aLeastOrMostValueOfZeroIsAValue() {
    MetricValues values = new Accumulator(ALL).min(LEAST, decimal("0.0")).values();

    assertThat(values.present()).containsExactly(LEAST);
    assertThat(values.value("least")).contains(BigDecimal.ZERO);
  }

  @Test
  void equalNumbersHaveEqualBytes() {
    byte[] plain = new Accumulator(ALL).sum(NET, decimal("100")).max(MOST, decimal("2")).encode();

    assertThat(new Accumulator(ALL).sum(NET, decimal("1E+2")).max(MOST, decimal("2.000")).encode())
        .isEqualTo(plain);
    assertThat(
            new Accumulator(ALL)
                .sum(NET, decimal("99.50"))
                .sum(NET, decimal("0.5"))
                .max(MOST, decimal("2"))
                .encode())
        .isEqualTo(plain);
  }

  @Test
  void aCountThatLeaves64BitsFailsAndNamesItself() {
    Accumulator row = new Accumulator(ALL).count(EVENTS, Long.MAX_VALUE);

    assertThatThrownBy(() -> row.count(EVENTS, 1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("'events'")
        .hasMessageContaining("9223372036854775807");
    assertThatThrownBy(() -> new Accumulator(ALL).count(EVENTS, -2).add(least()))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aMetricOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> new Accumulator(ALL).count(NET, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'net'")
        .hasMessageContaining("SUM, not as COUNT");
    assertThatThrownBy(() -> new Accumulator(ALL).min(MOST, BigDecimal.ONE))
        .hasMessageContaining("MAXIMUM, not as MINIMUM");
    assertThatThrownBy(() -> full().values().sum("events"))
        .hasMessageContaining("COUNT, not as [SUM]");
  }

  @Test
  void aMetricThatIsNotDeclaredIsRefused() {
    assertThatThrownBy(() -> new Accumulator(ALL).count(Metric.count("other"), 1))
        .hasMessageContaining("'other'")
        .hasMessageContaining("'all'");
    assertThatThrownBy(() -> full().values().count("other"))
        .hasMessageContaining("'other'")
        .hasMessageContaining("[events, net, least, most, seen]");
  }

  @Test
  void anEqualMetricIsAsGoodAsTheDeclaredOne() {
    assertThat(new Accumulator(ALL).count(Metric.count("events"), 3).values().count("events"))
        .isEqualTo(3);
  }

  @Test
  void aRowOfAnotherDimensionIsRefused() {
    assertThatThrownBy(() -> new Accumulator(ALL).add(new Accumulator(NINE)))
        .hasMessageContaining("'nine'")
        .hasMessageContaining("'all'");
  }

  @Test
  void aDecimalThatWouldFillMemoryIsRefused() {
    assertThatThrownBy(() -> new Accumulator(ALL).sum(NET, decimal("1E+1001")))
        .hasMessageContaining("-1001");
    assertThatThrownBy(() -> new Accumulator(ALL).max(MOST, decimal("1E-1001")))
        .hasMessageContaining("1001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "0102ff",
        "20",
        "ff",
        "0201",
        "0201020a",
        "02e9070101",
        "01ffffffffffffffffffff01"
      })
  void bytesThatAreNoRowAreRefusedWithTheirHex(String hex) {
    assertThatThrownBy(() -> Accumulator.decode(ALL, HexFormat.of().parseHex(hex)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begin with " + hex);
  }

  @Test
  void valuesReadBackFromOneColumnAMetric() {
    MetricValues values = full().values();
    Map<String, byte[]> columns = new LinkedHashMap<>();
    values.present().forEach(metric -> columns.put(metric.name(), values.encoded(metric)));

    assertThat(MetricValues.of(ALL, columns)).isEqualTo(values).hasToString(values.toString());
    assertThat(values).hasToString("[events=42, net=35.98, least=-0.5, most=1200, seen=2 bytes]");
  }

  @Test
  void aColumnThatIsNotDeclaredOrNotWholeIsRefused() {
    assertThatThrownBy(() -> MetricValues.of(ALL, Map.of("other", new byte[1])))
        .hasMessageContaining("'other'");
    assertThatThrownBy(() -> MetricValues.of(ALL, Map.of("events", new byte[] {2, 0})))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> new Accumulator(ALL).values().encoded(EVENTS))
        .hasMessageContaining("'events'");
  }

  @Test
  void sketchesAreCopiedInAndOut() {
    byte[] sketch = {7};
    Accumulator row = new Accumulator(ALL).sketch(SEEN, sketch);
    sketch[0] = 8;
    row.values().sketch("seen").orElseThrow()[0] = 9;

    assertThat(row.values().sketch("seen").orElseThrow()).containsExactly(7);
  }

  private static Accumulator full() {
    return new Accumulator(ALL)
        .count(EVENTS, 40)
        .count(EVENTS, 2)
        .sum(NET, decimal("39.98"))
        .sum(NET, decimal("-4.00"))
        .min(LEAST, decimal("3"))
        .min(LEAST, decimal("-0.50"))
        .max(MOST, decimal("7.25"))
        .max(MOST, decimal("1.2E+3"))
        .sketch(SEEN, new byte[] {4, 5})
        .sketch(SEEN, new byte[] {6, 1});
  }

  private static Accumulator least() {
    return new Accumulator(ALL).count(EVENTS, Long.MIN_VALUE);
  }

  /** The bytewise maximum of two sketches of two bytes. */
  private static byte[] union(byte[] left, byte[] right) {
    byte[] union = new byte[left.length];
    for (int i = 0; i < union.length; i++) {
      union[i] = (byte) Math.max(left[i], right[i]);
    }
    return union;
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
