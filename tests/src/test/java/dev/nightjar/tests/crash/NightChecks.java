package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.tests.LawLab;
import dev.nightjar.tests.crash.KnownData.Delivered;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has to hold when a night has ended. */
final class NightChecks {
  private static final Duration REPORTED = Duration.ofSeconds(60);

  private final CrashSite site;
  private final KnownData data;

  NightChecks(CrashSite site, KnownData data) {
    this.site = site;
    this.data = data;
  }

  Summaries summaries() {
    return site.site().part(Summaries.class);
  }

  /**
   * Published bytes, sums, states of chunks.
   *
   * @return how many executions of chunks were repeated
   */
  int hold(RunId run, Delivered delivered) throws IOException {
    Ledger ledger = site.site().part(Ledger.class);
    RunRecord record = ledger.run(run).orElseThrow();
    assertThat(record.state()).as(record.message()).isEqualTo(RunState.COMPLETED);
    RunReport report =
        site.site()
            .part(RunClient.class)
            .attach(record.workflowId())
            .await(REPORTED)
            .orElseThrow(() -> new AssertionError(run + " does not end in Temporal"));
    assertThat(report.run()).isEqualTo(run);
    assertThat(report.problems()).isEmpty();
    LawLab.assertSums(site.site(), report);
    assertThat(record.progress().rows()).isEqualTo(report.rows());
    Map<MerchantDay, ExpectedDay> expected = data.expected(delivered);
    RowCounts rows = report.rows();
    assertThat(rows.used())
        .isEqualTo(expected.values().stream().mapToLong(ExpectedDay::events).sum());
    assertThat(record.progress().merchantsPublished()).isEqualTo(expected.size());
    LawLab.assertPublished(site.site(), PacedAnalytics.NAME, data.generator(), expected);
    return repeated(run, record);
  }

  private int repeated(RunId run, RunRecord record) {
    int repeated = 0;
    for (int batch = 0; batch < record.progress().batches(); batch++) {
      for (ChunkRecord chunk : site.site().part(Ledger.class).chunks(run, batch)) {
        assertThat(chunk.state()).isEqualTo(ChunkState.DONE);
        // A chunk that is done before its beginning was told counts no attempt.
        repeated += Math.max(0, chunk.attempts() - 1);
      }
    }
    return repeated;
  }

  /** What readers can see is the same after any activity that went on has ended. */
  void nothingIsWrittenAfterwards() throws IOException {
    Map<HBaseTable, SortedMap<String, String>> atTheEnd = visible();
    Signals.pass(CrashSite.HEARTBEAT_TIMEOUT.plusSeconds(2));
    assertThat(visible()).isEqualTo(atTheEnd);
  }

  private Map<HBaseTable, SortedMap<String, String>> visible() throws IOException {
    Map<HBaseTable, SortedMap<String, String>> visible = new TreeMap<>();
    visible.put(HBaseTable.SUMMARY, site.site().cells(HBaseTable.SUMMARY));
    visible.put(HBaseTable.PUBLISHED, site.site().cells(HBaseTable.PUBLISHED));
    return visible;
  }
}
