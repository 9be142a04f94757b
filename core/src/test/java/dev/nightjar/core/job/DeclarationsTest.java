package dev.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Net", "1st", "a-b", "a b"})
  void aBadNameOfAMetricOrDimensionIsRefusedWithTheName(String name) {
    assertThatThrownBy(() -> Metric.count(name)).hasMessageContaining("'" + name + "'");
    assertThatThrownBy(() -> Dimension.of(name, Metric.count("a")))
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aSketchAndNothingElseHasAMerge() {
    assertThatThrownBy(() -> new Metric("seen", MetricType.SKETCH, null))
        .hasMessageContaining("'seen'");
    assertThatThrownBy(() -> new Metric("seen", MetricType.COUNT, (left, right) -> left))
        .hasMessageContaining("'seen'");
  }

  @Test
  void aDimensionNeedsMetricsOfDistinctNames() {
    assertThatThrownBy(() -> Dimension.of("all")).hasMessageContaining("'all'");
    assertThatThrownBy(() -> Dimension.of("all", Metric.count("a"), Metric.sum("a")))
        .hasMessageContaining("'all'");
  }

  @Test
  void aMetricStandsWhereItIsDeclared() {
    Dimension all = Dimension.of("all", Metric.count("a"), Metric.sum("b"));

    assertThat(all.indexOf(Metric.sum("b"))).isEqualTo(1);
    assertThatThrownBy(() -> all.indexOf(Metric.count("b")))
        .hasMessageContaining("'b'")
        .hasMessageContaining("'all'");
  }
}
