package dev.nightjar.jobs.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import dev.nightjar.jobs.analytics.AnalyticsMetrics;
import dev.nightjar.jobs.analytics.Pair;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class CsvTablesTest {
  private static final String DAY_1 = "2026-03-10";
  private static final String DAY_2 = "2026-03-11";

  @Test
  void everyTableHasItsOwnName() {
    assertThat(CsvTables.all())
        .extracting(CsvTable::name)
        .containsExactly(
            "daily",
            "daily_type",
            "products",
            "top_products",
            "categories",
            "hours",
            "pairs",
            "affinity");
  }

  @Test
  void everyRowHasAsManyCellsAsTheHeader() {
    List<SummaryRow> rows =
        List.of(
            all("acme", DAY_1, 2),
            row("acme", DAY_1, AnalyticsDimensions.CATEGORY, "shoes", r -> {}),
            row("acme", DAY_1, AnalyticsDimensions.HOUR, "40", r -> {}),
            pair("acme", DAY_1, "a", "b", 2),
            product("acme", DAY_1, "a", 2, "1"),
            product("acme", DAY_1, "b", 2, "1"),
            row("acme", DAY_1, AnalyticsDimensions.TYPE, "view", r -> {}));

    assertThat(CsvTables.all())
        .allSatisfy(
            table -> {
              int columns = table.header().size();
              assertThat(cells(table, rows))
                  .isNotEmpty()
                  .allSatisfy(cells -> assertThat(cells).hasSize(columns));
            });
  }

  @Test
  void productsWithEqualGrossStandInBytewiseOrderOfTheirIds() {
    assertThat(
            cells(
                CsvTables.topProducts(3),
                List.of(
                    product("acme", DAY_1, "10", 1, "5"),
                    product("acme", DAY_1, "9", 1, "5"),
                    product("acme", DAY_1, "B", 1, "5"),
                    product("acme", DAY_1, "a", 1, "5.0001"))))
        .extracting(cells -> cells.get(2) + ":" + cells.get(3))
        .containsExactly("1:a", "2:10", "3:9");
  }

  @Test
  void everyDayAndMerchantHasItsOwnTopProducts() {
    assertThat(
            cells(
                CsvTables.topProducts(1),
                List.of(
                    product("acme", DAY_1, "a", 1, "5"),
                    product("acme", DAY_2, "b", 1, "3"),
                    product("bolt", DAY_2, "c", 1, "1"))))
        .extracting(cells -> String.join(":", cells.subList(0, 4)))
        .containsExactly("acme:2026-03-10:1:a", "acme:2026-03-11:1:b", "bolt:2026-03-11:1:c");
  }

  @Test
  void productsWithoutAPurchaseAreNotShown() {
    List<SummaryRow> viewed =
        List.of(
            row(
                "acme",
                DAY_1,
                AnalyticsDimensions.PRODUCT,
                "p",
                r -> r.count(AnalyticsMetrics.VIEWS, 9)));

    assertThat(cells(CsvTables.topProducts(10), viewed)).isEmpty();
    assertThat(cells(CsvTables.products(), viewed)).isEmpty();
  }

  @Test
  void aProductThatWasBoughtForNothingIsShown() {
    assertThat(cells(CsvTables.topProducts(10), List.of(product("acme", DAY_1, "free", 1, "0"))))
        .hasSize(1);
  }

  @Test
  void affinityAddsTheDaysUp() {
    assertThat(
            cells(
                CsvTables.affinity(20),
                List.of(
                    all("acme", DAY_1, 10),
                    pair("acme", DAY_1, "a", "b", 1),
                    product("acme", DAY_1, "a", 4, "1"),
                    product("acme", DAY_1, "b", 2, "1"),
                    all("acme", DAY_2, 10),
                    pair("acme", DAY_2, "a", "b", 1),
                    product("acme", DAY_2, "a", 1, "1"),
                    product("acme", DAY_2, "b", 1, "1"))))
        .containsExactly(
            List.of("acme", "a", "b", "2", "5", "3", "20", "0.1", "0.4", "0.666667", "2.6667"));
  }

  @Test
  void aPairInASingleOrderIsNoAffinity() {
    assertThat(
            cells(
                CsvTables.affinity(20),
                List.of(all("acme", DAY_1, 10), pair("acme", DAY_1, "a", "b", 1))))
        .isEmpty();
  }

  @Test
  void affinityKeepsMerchantsApart() {
    assertThat(
            cells(
                CsvTables.affinity(20),
                List.of(
                    pair("acme", DAY_1, "a", "b", 1),
                    pair("bolt", DAY_1, "a", "b", 1),
                    pair("bolt", DAY_2, "a", "b", 1))))
        .extracting(cells -> cells.get(0))
        .containsExactly("bolt");
  }

  @Test
  void affinityStartsWithThePairsOfMostOrdersAndThenGoesByTheirIds() {
    assertThat(
            cells(
                CsvTables.affinity(3),
                List.of(
                    pair("acme", DAY_1, "a", "c", 2),
                    pair("acme", DAY_1, "a", "b", 2),
                    pair("acme", DAY_1, "x", "y", 3),
                    pair("acme", DAY_1, "b", "c", 2))))
        .extracting(cells -> cells.get(1) + cells.get(2))
        .containsExactly("xy", "ab", "ac");
  }

  @Test
  void ratiosThatAreNotDefinedAreEmpty() {
    assertThat(cells(CsvTables.daily(), List.of(all("acme", DAY_1, 0))).get(0))
        .endsWith("", "", "");
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatThrownBy(() -> CsvTables.affinity(0)).hasMessageContaining("0 is below 1");
  }

  private static List<List<String>> cells(CsvTable table, List<SummaryRow> rows) {
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(row -> table.accept(row, cells::add));
    table.finish(cells::add);
    return cells;
  }

  private static SummaryRow all(String merchant, String day, long orders) {
    return row(
        merchant,
        day,
        AnalyticsDimensions.ALL,
        "",
        row -> row.count(AnalyticsMetrics.ORDERS, orders));
  }

  private static SummaryRow pair(String merchant, String day, String a, String b, long orders) {
    return row(
        merchant,
        day,
        AnalyticsDimensions.PAIR,
        Pair.of(a, b).value(),
        row -> row.count(AnalyticsMetrics.ORDERS, orders));
  }

  private static SummaryRow product(
      String merchant, String day, String product, long orders, String gross) {
    return row(
        merchant,
        day,
        AnalyticsDimensions.PRODUCT,
        product,
        row ->
            row.count(AnalyticsMetrics.PURCHASES, orders)
                .count(AnalyticsMetrics.ORDERS, orders)
                .sum(AnalyticsMetrics.GROSS, new BigDecimal(gross)));
  }

  private static SummaryRow row(
      String merchant,
      String day,
      Dimension dimension,
      String value,
      Consumer<Accumulator> deltas) {
    Accumulator accumulator = new Accumulator(dimension);
    deltas.accept(accumulator);
    return SummaryRow.of(
        new MerchantId(merchant),
        LocalDate.parse(day),
        dimension.name(),
        value,
        accumulator.values());
  }
}
