package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a worker host shows after a night with duplicates, a broken row and a failed merchant. */
@OnStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(540)
final class MetricsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String JOB = "job=\"type-count\"";
  private static final String PROCESS = "stage=\"process\"";

  private Site site;
  private Pages pages;
  private RunReport report;
  private int documents;

  @BeforeAll
  void night(TestStack stack) throws IOException {
    site = Site.on(stack);
    pages = new Pages(site.health());
    assertThat(pages.metrics().sum("nightjar_runs_total")).isZero();
    for (String merchant : List.of("apple", "pear", "sour")) {
      site.register(merchant, "UTC");
      List<String> events = new ArrayList<>(Events.of(merchant, 60, NOON));
      // The same events again, a little later by their own account.
      Events.of(merchant, 3, NOON.plusMillis(300)).forEach(events::add);
      events.add("no event at all");
      documents += events.size();
      site.ingest(events);
    }
    breakOneRow();
    TypeCount.poison("sour");
    report = site.run(TypeCount.NAME, DAY);
    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
  }

  /** As if a row had been damaged after it was accepted. */
  private void breakOneRow() throws IOException {
    HBaseStores stores = site.part(HBaseStores.class);
    List<byte[]> keys = new ArrayList<>();
    stores.scan(
        HBaseTable.RAW,
        new Scan(),
        row -> {
          if (Bytes.toString(row.getRow()).contains("apple")) {
            keys.add(row.getRow());
          }
          return true;
        });
    byte[] column = "d".getBytes(StandardCharsets.UTF_8);
    stores.write(
        HBaseTable.RAW,
        List.of(new Put(keys.get(0)).addColumn(HBaseTable.RAW.family(), column, column)));
    site.awaitSettled();
  }

  @AfterAll
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void rowsAndMerchantsAreThoseOfTheRun() {
    MetricSamples metrics = pages.metrics();
    RowCounts rows = site.part(Ledger.class).runs(1).get(0).progress().rows();
    assertThat(rows.duplicates()).isPositive();
    assertThat(rows.quarantined()).isOne();
    assertThat(rows(metrics, "read")).isEqualTo((double) rows.read());
    assertThat(rows(metrics, "used")).isEqualTo((double) rows.used());
    assertThat(rows(metrics, "duplicate")).isEqualTo((double) rows.duplicates());
    assertThat(rows(metrics, "quarantined")).isEqualTo((double) rows.quarantined());
    assertThat(rows(metrics, "read"))
        .isEqualTo(
            rows(metrics, "used") + rows(metrics, "duplicate") + rows(metrics, "quarantined"));
    assertThat(metrics.sum("nightjar_merchants_total", JOB, "outcome=\"published\""))
        .isEqualTo(report.merchantsPublished());
    assertThat(metrics.sum("nightjar_merchants_total", JOB, "outcome=\"failed\""))
        .isEqualTo(report.merchantsFailed());
    assertThat(metrics.sum("nightjar_runs_total", JOB, "state=\"completed_with_failures\""))
        .isOne();
  }

  private static double rows(MetricSamples metrics, String kind) {
    return metrics.sum("nightjar_rows_total", JOB, PROCESS, "kind=\"" + kind + "\"");
  }

  @Test
  void everyStageOfTheChunksSaysWhatWentThroughIt() {
    MetricSamples metrics = pages.metrics();
    double read = rows(metrics, "read");
    for (String stage : List.of("scan", "decode", "fold")) {
      String label = "stage=\"" + stage + "\"";
      // The chunk of the merchant that fails counts too, each time it is tried.
      assertThat(metrics.sum("nightjar_chunk_stage_rows_total", label))
          .as(stage)
          .isGreaterThanOrEqualTo(read);
      assertThat(metrics.sum("nightjar_chunk_stage_seconds_total", label, "use=\"busy\""))
          .as(stage)
          .isPositive();
      assertThat(metrics.sum("nightjar_chunk_stage_batch", label)).as(stage).isPositive();
    }
    assertThat(metrics.sum("nightjar_chunk_stage_rows_total", "stage=\"write\""))
        .isGreaterThanOrEqualTo(rows(metrics, "written"));
    assertThat(metrics.sum("nightjar_chunk_stage_queued")).isZero();
    assertThat(metrics.sum("nightjar_chunk_writes")).isPositive();
  }

  @Test
  void documentsAreAcceptedOrQuarantinedWithTheirReason() {
    MetricSamples metrics = pages.metrics();
    assertThat(metrics.sum("nightjar_ingest_documents_total")).isEqualTo(documents);
    assertThat(metrics.sum("nightjar_ingest_documents_total", "outcome=\"quarantined\""))
        .isEqualTo(3);
    String unparsed = "reason=\"unparsed\"";
    assertThat(metrics.sum("nightjar_quarantined_records_total", "stage=\"ingest\"", unparsed))
        .isEqualTo(3);
    assertThat(metrics.sum("nightjar_quarantined_records_total", PROCESS, unparsed)).isPositive();
  }

  @Test
  void whatGoesToTheTablesIsWhatIsThere() throws IOException {
    MetricSamples metrics = pages.metrics();
    assertThat(written(metrics, "publish", "summary"))
        .isEqualTo((double) Contents.rows(site, HBaseTable.SUMMARY));
    assertThat(metrics.sum("nightjar_rows_total", JOB, "stage=\"publish\""))
        .isEqualTo(written(metrics, "publish", "summary"));
    assertThat(metrics.sum("nightjar_hbase_bytes_total", PROCESS, "table=\"raw\""))
        .isGreaterThan(120 * 100);
    assertThat(metrics.sum("nightjar_hbase_call_seconds_count", "outcome=\"ok\"")).isPositive();
    assertThat(metrics.sum("nightjar_ledger_statement_seconds_count")).isPositive();
  }

  private static double written(MetricSamples metrics, String stage, String table) {
    return metrics.sum(
        "nightjar_hbase_rows_total",
        "stage=\"" + stage + "\"",
        "table=\"" + table + "\"",
        "direction=\"written\"");
  }

  @Test
  void failuresAreCountedByTheirClassAndNoSlotStaysTaken() {
    MetricSamples metrics = pages.metrics();
    assertThat(
            metrics.sum(
                "nightjar_activity_failures_total", "activity=\"process\"", "class=\"permanent\""))
        .isPositive()
        .isEqualTo(metrics.sum("nightjar_chunk_seconds_count", JOB, "outcome=\"failed\""));
    assertThat(metrics.sum("nightjar_activity_failures_total", "class=\"unknown\"")).isZero();
    assertThat(metrics.sum("nightjar_chunk_seconds_count", JOB, "outcome=\"done\"")).isPositive();
    assertThat(metrics.sum("nightjar_slots")).isEqualTo(16);
    assertThat(metrics.sum("nightjar_slots_used")).isZero();
  }

  @Test
  void theSdkThePoolAndTheVirtualMachineAreThereToo() {
    MetricSamples metrics = pages.metrics();
    assertThat(metrics.sum("temporal_activity_execution_latency_seconds_count")).isPositive();
    assertThat(metrics.sum("hikaricp_connections_max", "pool=\"ledger\"")).isPositive();
    assertThat(metrics.sum("jvm_memory_used_bytes", "area=\"heap\"")).isPositive();
    assertThat(metrics.families("process_")).contains("process_uptime_seconds");
  }

  @Test
  void theDocumentNamesEveryMetricAndNoOther() throws IOException {
    // This process also ingests.
    assertThat(pages.metrics().families("nightjar_"))
        .isEqualTo(DocumentedMetrics.read().everywhere());
  }

  @Test
  void nobodysDataIsALabel() {
    String page = pages.get("/metrics", Pages.TEXT).body();
    assertThat(page).doesNotContain("apple", "sour", "v-1", DAY.toString(), "type-count/");
  }

  @Test
  void openMetricsIsServedToWhoAsksForIt() {
    HttpResponse<String> page = pages.get("/metrics", Pages.OPEN_METRICS);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text; version=1.0.0");
    assertThat(page.body()).contains("# TYPE nightjar_runs counter").endsWith("# EOF\n");
    assertThat(pages.get("/metrics", Pages.TEXT).headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
  }

  @Test
  void aTableThatDoesNotAnswerTakesReadinessAwayUntilItIsBack() throws IOException {
    TableName published = HBaseTable.PUBLISHED.in(site.part(HBaseStores.class).namespace());
    try (Admin admin = site.part(Connection.class).getAdmin()) {
      admin.disableTable(published);
      await(() -> pages.state("/readyz", "hbase").equals("down"));
      HttpResponse<String> page = pages.get("/readyz", Pages.TEXT);
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body())
          .startsWith("not ready")
          .contains("does not answer", "next: see that HBase's")
          .doesNotContain("127.0.0.1");
      assertThat(pages.metrics().sum("nightjar_ready")).isZero();
      assertThat(pages.status("/healthz")).isEqualTo(200);
      admin.enableTable(published);
    }
    await(() -> pages.status("/readyz") == 200);
    assertThat(pages.metrics().sum("nightjar_ready")).isOne();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(condition);
  }
}
