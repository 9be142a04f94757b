package dev.nightjar.core.metric;

import static dev.nightjar.core.metric.AccumulatorTest.ALL;
import static dev.nightjar.core.metric.AccumulatorTest.EVENTS;
import static dev.nightjar.core.metric.AccumulatorTest.NET;
import static dev.nightjar.core.metric.AccumulatorTest.SEEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeltaTableTest {
  private static final Dimension TYPE = Dimension.of("type", EVENTS);
  private static final Dimension ALL_TIME = Dimension.of("all_time", EVENTS);

  private final DeltaTable table = new DeltaTable(List.of(TYPE, ALL, ALL_TIME));

  @Test
  void deltasOfEqualRowsAddUp() {
    table.row(TYPE, "view").count(EVENTS, 2);
    table.row(TYPE, "view").count(EVENTS, 3);

    assertThat(table.drainSorted())
        .singleElement()
        .satisfies(row -> assertThat(row.deltas().values().count("events")).isEqualTo(5));
  }

  @Test
  void aRowExistsOnceItIsAskedFor() {
    assertThat(table.row(TYPE, "view").values().present()).isEmpty();
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.drainSorted()).hasSize(1);
  }

  @Test
  void rowsComeOutByDimensionAndValueBytewise() {
    for (String value : List.of("b", "\uD83D\uDE00", "", "\uFFFD", "a\u0001", "a")) {
      table.row(TYPE, value);
      table.row(ALL_TIME, value);
    }
    table.row(ALL, "");

    assertThat(table.drainSorted())
        .extracting(row -> row.dimension().name() + ":" + row.value())
        .containsExactly(
            "all:",
            "all_time:",
            "all_time:a",
            "all_time:a\u0001",
            "all_time:b",
            "all_time:\uFFFD",
            "all_time:\uD83D\uDE00",
            "type:",
            "type:a",
            "type:a\u0001",
            "type:b",
            "type:\uFFFD",
            "type:\uD83D\uDE00");
  }

  @Test
  void aDrainedTableIsEmpty() {
    table.row(TYPE, "view").count(EVENTS, 2);
    table.drainSorted();

    assertThat(table.estimatedBytes()).isZero();
    assertThat(table.drainSorted()).isEmpty();
  }

  @Test
  void valuesThatHaveTheSameBytesAreOneRow() {
    table.row(TYPE, "a\uD83D").count(EVENTS, 1);
    table.row(TYPE, "a?").count(EVENTS, 1);
    table.row(TYPE, "a\uDE00").count(EVENTS, 1);

    assertThat(table.drainSorted())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.value()).isEqualTo("a?");
              assertThat(row.deltas().values().count("events")).isEqualTo(3);
            });
  }

  @Test
  void theEstimateGrowsWithRowsValuesAndSketches() {
    table.row(TYPE, "a");
    long oneRow = table.estimatedBytes();
    table.row(TYPE, "a");
    assertThat(table.estimatedBytes()).isEqualTo(oneRow);

    table.row(TYPE, "b".repeat(1000));
    assertThat(table.estimatedBytes()).isGreaterThan(oneRow * 2 + 1900);

    long before = table.estimatedBytes();
    Accumulator row = table.row(ALL, "");
    row.sketch(SEEN, new byte[5000]).sum(NET, BigDecimal.ONE);
    assertThat(table.estimatedBytes()).isGreaterThan(before + 5000);
    assertThat(row.estimatedBytes()).isGreaterThan(5000);
  }

  @Test
  void aDimensionThatIsNotDeclaredIsRefused() {
    assertThatThrownBy(() -> table.row(Dimension.of("other", EVENTS), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'other'")
        .hasMessageContaining("[type, all, all_time]");
    assertThatThrownBy(() -> table.row(Dimension.of("type", Metric.count("else")), ""))
        .hasMessageContaining("metrics must be equal");
  }

  @Test
  void anEqualDimensionIsAsGoodAsTheDeclaredOne() {
    table.row(Dimension.of("type", Metric.count("events")), "view").count(EVENTS, 2);
    table.row(TYPE, "view").count(EVENTS, 2);

    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void aValueOfMoreThan4096BytesIsRefused() {
    table.row(TYPE, "é".repeat(2048));

    assertThatThrownBy(() -> table.row(TYPE, "é".repeat(2048) + "e"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4097")
        .hasMessageContaining("'type'");
    assertThat(table.size()).isEqualTo(1);
  }
}
