package dev.nightjar.jobs.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.job.harness.HarnessRow;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.report.CsvTables;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A data set recomputed in memory says what independent programs found, row for row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DataSetContract {
  private static final int EVERY_TENTH_DAY = 10;

  private final DataSet data;
  private final Recomputed recomputed;

  DataSetContract(String name) {
    data = DataSet.named(name);
    recomputed = new Recomputed(data);
  }

  @Test
  void everyDayIsFound() {
    List<String> expected =
        data.lines("daily.csv").stream().map(DataSetContract::withoutNewVisitors).toList();

    assertThat(recomputed.lines(CsvTables.daily())).containsExactlyElementsOf(expected);
  }

  @Test
  void everyTypeOfEveryDayIsFound() {
    assertThat(recomputed.lines(CsvTables.dailyType()))
        .containsExactlyElementsOf(data.lines("daily_type.csv"));
  }

  @Test
  void theFirstProductsOfEveryDayAreFound() {
    assertThat(recomputed.lines(CsvTables.topProducts(CsvTables.TOP_PRODUCTS)))
        .containsExactlyElementsOf(data.lines("top_products.csv"));
  }

  @Test
  void theFirstPairsOfEveryMerchantAreFound() {
    assertThat(recomputed.lines(CsvTables.affinity(CsvTables.TOP_PAIRS)))
        .containsExactlyElementsOf(data.lines("affinity.csv"));
  }

  @Test
  void everySessionIsFound() {
    assertThat(SessionLines.of(recomputed.results()))
        .containsExactlyElementsOf(data.lines("sessions.csv.gz"));
  }

  @Test
  void theHeadlineCountsAreFound() {
    Map<String, Long> found = new TreeMap<>();
    found.put("events", total(result -> result.counts().used()));
    found.put("duplicates", linesLessEvents());
    found.put("merchant_days", (long) recomputed.results().size());
    found.put("sessions", count("sessions"));
    found.put("buying", count("buying_sessions"));
    found.put("cart", count("cart_sessions"));
    found.put("abandoned", count("abandoned_sessions"));
    found.put("orders", count("orders"));
    found.put("sum_daily_visitors", count("visitors"));

    assertThat(found).allSatisfy((name, n) -> assertThat(n).as(name).isEqualTo(headline(name)));
  }

  @Test
  void theHeadlineSumsAreFound() {
    for (String name : List.of("units", "gross", "discounts", "net", "refunded")) {
      assertThat(sum(name)).as(name).isEqualByComparingTo(json().path(name).asText());
    }
  }

  @Test
  void theBadLinesAreQuarantinedForTheirReasons() {
    Map<String, Long> expected = new TreeMap<>();
    json()
        .path("quarantined")
        .properties()
        .forEach(e -> expected.put(e.getKey(), e.getValue().asLong()));
    if (headline("unparsed") > 0) {
      expected.put("unparsed", headline("unparsed"));
    }

    assertThat(recomputed.quarantined()).isEqualTo(expected);
  }

  @Test
  void typesAddUpToTheHeadline() {
    Map<String, Long> expected = new TreeMap<>();
    json().path("types").properties().forEach(e -> expected.put(e.getKey(), e.getValue().asLong()));
    Map<String, Long> found = new TreeMap<>();
    rows("type").forEach(row -> found.merge(row.value(), row.metrics().count("events"), Long::sum));

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void hoursAddUpToTheDays() {
    assertThat(rows("hour").mapToLong(row -> row.metrics().count("events")).sum())
        .isEqualTo(headline("events"));
    assertThat(rows("hour").mapToLong(row -> row.metrics().count("sessions")).sum())
        .isEqualTo(headline("sessions"));
    assertThat(rows("hour").mapToLong(row -> row.metrics().count("orders")).sum())
        .isEqualTo(headline("orders"));
    assertThat(total("hour", "net")).isEqualByComparingTo(json().path("net").asText());
  }

  @Test
  void anyCutIntoHashRangesGivesTheSameBytes() {
    assertThat(recomputed.orderDifferences(EVERY_TENTH_DAY)).isEmpty();
  }

  private JsonNode json() {
    return data.json("headline.json");
  }

  private long headline(String name) {
    return json().path(name).asLong(-1);
  }

  private long linesLessEvents() {
    long quarantined = recomputed.quarantined().values().stream().mapToLong(n -> n).sum();
    return headline("lines") - quarantined - total(result -> result.counts().used());
  }

  private long total(ToLongFunction<HarnessResult<AnalyticsRecord>> part) {
    return recomputed.results().values().stream().mapToLong(part).sum();
  }

  private long count(String metric) {
    return rows("all").mapToLong(row -> row.metrics().count(metric)).sum();
  }

  private BigDecimal sum(String metric) {
    return total("all", metric);
  }

  private BigDecimal total(String dimension, String metric) {
    return rows(dimension)
        .map(row -> row.metrics().sum(metric))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Stream<HarnessRow> rows(String dimension) {
    return recomputed.results().values().stream()
        .flatMap(result -> result.rows(dimension).stream());
  }

  /** New and returning visitors, the fifth and sixth column, need all history. */
  private static String withoutNewVisitors(String line) {
    String[] cells = line.split(",", -1);
    return String.join(
        ",",
        Stream.concat(Arrays.stream(cells, 0, 4), Arrays.stream(cells, 6, cells.length)).toList());
  }
}
