package dev.nightjar.starter.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.Ratios;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import dev.nightjar.jobs.analytics.AnalyticsMetrics;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SummarySheetsTest {
  private static final Ratios RATIOS = new MerchantAnalytics().ratios();
  private static final SummaryRow DAY =
      row(
          AnalyticsDimensions.ALL,
          "",
          row ->
              row.sum(AnalyticsMetrics.NET, new BigDecimal("100"))
                  .count(AnalyticsMetrics.ORDERS, 3)
                  .count(AnalyticsMetrics.SESSIONS, 8)
                  .count(AnalyticsMetrics.BUYING_SESSIONS, 2));
  private static final SummaryRow PAIR =
      row(AnalyticsDimensions.PAIR, "a|b", row -> row.count(AnalyticsMetrics.ORDERS, 2));
  private static final List<SummaryRow> ROWS = List.of(DAY, PAIR, product("a", 2), product("b", 3));

  @Test
  void aPersonSeesRatiosFirstAndAProgramLast() {
    ShownDay day = shown(RATIOS, ROWS);

    Sheet brief = SummarySheets.brief(AnalyticsDimensions.PAIR, day);
    Sheet whole = SummarySheets.whole(AnalyticsDimensions.PAIR, day);

    assertThat(names(brief))
        .containsExactly("pair", "support", "conf_ab", "conf_ba", "lift", "orders");
    assertThat(brief.rows())
        .containsExactly(List.of("a|b", "0.66666667", "1.0", "0.666667", "1.0", "2"));
    assertThat(names(whole))
        .containsExactly("pair", "orders", "support", "conf_ab", "conf_ba", "lift");
    assertThat(whole.rows())
        .containsExactly(List.of("a|b", "2", "0.66666667", "1.0", "0.666667", "1.0"));
  }

  @Test
  void aRatioWhoseDivisorIsNothingIsEmpty() throws IOException {
    ShownDay day = shown(RATIOS, ROWS);

    assertThat(SummarySheets.brief(AnalyticsDimensions.ALL, day).rows().get(0).subList(0, 4))
        .containsExactly("", "33.3333", "0.25", "");
    JsonNode json =
        new ObjectMapper()
            .readTree(DayFacts.whole(List.of(AnalyticsDimensions.ALL), day).json())
            .at("/all/0");
    assertThat(json.get("aov").textValue()).isEqualTo("33.3333");
    assertThat(json.get("conversion").textValue()).isEqualTo("0.25");
    assertThat(json.get("abandonment").isNull()).isTrue();
    assertThat(json.get("orders").intValue()).isEqualTo(3);
  }

  @Test
  void ratiosAreAmountsInAListOfAllDimensions() {
    Sheet flat = SummarySheets.flat(AnalyticsDimensions.EVERY, shown(RATIOS, ROWS));

    assertThat(flat.rows())
        .contains(
            List.of("all", "", "orders", "3"),
            List.of("all", "", "conversion", "0.25"),
            List.of("all", "", "abandonment", ""),
            List.of("pair", "a|b", "conf_ba", "0.666667"),
            List.of("product", "b", "orders", "3"))
        .hasSize(13 + 3 + 1 + 4 + 2 * 7);
  }

  @Test
  void whatAPairsRatiosFollowFromIsPickedOutOfOtherDimensions() {
    RatioSources sources = new RatioSources(RATIOS, List.of(PAIR));
    assertThat(sources.dimensions(Set.of())).containsExactlyInAnyOrder("all", "product");
    assertThat(sources.dimensions(Set.of("product"))).containsExactly("all");

    sources.begin(EmptyDay.pointer());
    sources.row(product("a", 9));
    sources.begin(EmptyDay.pointer());
    List.of(DAY, product("b", 3), product("c", 5)).forEach(sources::row);

    assertThat(sources.rows().keySet())
        .containsExactlyInAnyOrder(ShownDay.name(DAY), ShownDay.name(PAIR), name("product", "b"));
    assertThat(new RatioSources(RATIOS, List.of(product("a", 2))).dimensions(Set.of())).isEmpty();
    assertThat(new RatioSources(RATIOS, List.of(DAY)).dimensions(Set.of())).isEmpty();
  }

  @Test
  void whatIsCalledAlikeStandsBesideEachOtherInJson() throws IOException {
    Dimension zone = Dimension.of("zone", Metric.count("zone"), Metric.count("zone_value"));
    Dimension rows = Dimension.of("zone_rows", Metric.count("n"));
    Dimension errors = Dimension.of("errors", Metric.count("n"));
    ShownDay day =
        shown(
            Ratios.NONE,
            List.of(
                row(zone, "a", row -> row.count(zone.metrics().get(0), 7)),
                row(rows, "b", row -> row.count(rows.metrics().get(0), 8)),
                row(errors, "c", row -> row.count(errors.metrics().get(0), 9))));

    JsonNode json =
        new ObjectMapper().readTree(DayFacts.whole(List.of(zone, rows, errors), day).json());

    assertThat(json.get("zone").textValue()).isEqualTo("Z");
    assertThat(json.at("/zone_rows_rows/0").toString())
        .isEqualTo("{\"zone_value_value\":\"a\",\"zone\":7,\"zone_value\":0}");
    assertThat(json.at("/zone_rows/0").toString()).isEqualTo("{\"zone_rows\":\"b\",\"n\":8}");
    assertThat(json.at("/errors/0").toString()).isEqualTo("{\"errors\":\"c\",\"n\":9}");
  }

  private static List<String> names(Sheet sheet) {
    return sheet.columns().stream().map(Column::name).toList();
  }

  private static Ratios.RowName name(String dimension, String value) {
    return new Ratios.RowName(dimension, value);
  }

  private static ShownDay shown(Ratios ratios, List<SummaryRow> rows) {
    MerchantDay merchantDay = new MerchantDay(new MerchantId("acme"), LocalDate.of(2026, 11, 22));
    return new ShownDay(
        new DaySummary(merchantDay, new JobName("j"), EmptyDay.pointer(), rows),
        ratios,
        new RatioSources(ratios, rows).rows());
  }

  private static SummaryRow product(String id, long orders) {
    return row(AnalyticsDimensions.PRODUCT, id, row -> row.count(AnalyticsMetrics.ORDERS, orders));
  }

  private static SummaryRow row(Dimension dimension, String value, Consumer<Accumulator> deltas) {
    Accumulator row = new Accumulator(dimension);
    deltas.accept(row);
    return new SummaryRow(dimension.name(), value, row.values());
  }
}
