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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * Published bytes, sums, states of chunks after a run of all merchants of the last day.
   *
   * @return how many executions of chunks were repeated
   */
  int hold(RunId run, Delivered delivered) throws IOException {
    RunReport report = completed(run);
    Map<MerchantDay, ExpectedDay> expected = data.expected(delivered);
    expected.keySet().removeIf(day -> !day.day().equals(run.day()));
    assertThat(report.rows().used())
        .isEqualTo(expected.values().stream().mapToLong(ExpectedDay::events).sum());
    assertThat(record(run).progress().merchantsPublished()).isEqualTo(expected.size());
    published(delivered);
    return repeated(run);
  }

  /** A run has completed in ledger and Temporal, and its sums agree. */
  RunReport completed(RunId run) {
    RunRecord record = record(run);
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
    return report;
  }

  /**
   * The sums of a run that has ended, however it did: rows of chunks that are done add up to those
   * of the run. No chunk is in hand, and only a run that was cancelled leaves some undone.
   *
   * @return how many executions of chunks were repeated
   */
  int sums(RunId run) {
    RunRecord record = record(run);
    assertThat(record.state().isEnd()).as("%s: %s", run, record.state()).isTrue();
    RowCounts rows = RowCounts.NONE;
    for (ChunkRecord chunk : chunks(run)) {
      assertThat(chunk.state()).as("%s", chunk).isNotEqualTo(ChunkState.RUNNING);
      if (record.state() != RunState.CANCELLED) {
        assertThat(chunk.state()).as("%s", chunk).isNotEqualTo(ChunkState.PLANNED);
      }
      if (chunk.state() == ChunkState.DONE) {
        RowCounts counts = Objects.requireNonNull(chunk.outcome()).rows();
        assertThat(counts.balances()).as("%s", chunk).isTrue();
        rows = rows.plus(counts);
      }
    }
    assertThat(record.progress().rows()).isEqualTo(rows);
    return repeated(run);
  }

  /** The published bytes are those that the generator's plan says, on all days. */
  void published(Delivered delivered) throws IOException {
    LawLab.assertPublished(
        site.site(), PacedAnalytics.NAME, data.generator(), data.expected(delivered));
  }

  private RunRecord record(RunId run) {
    return site.site().part(Ledger.class).run(run).orElseThrow();
  }

  private List<ChunkRecord> chunks(RunId run) {
    List<ChunkRecord> chunks = new ArrayList<>();
    for (int batch = 0; batch < record(run).progress().batches(); batch++) {
      chunks.addAll(site.site().part(Ledger.class).chunks(run, batch));
    }
    return chunks;
  }

  /** A chunk that is done before its beginning was told counts no attempt. */
  private int repeated(RunId run) {
    return chunks(run).stream().mapToInt(chunk -> Math.max(0, chunk.attempts() - 1)).sum();
  }

  /** Ends the readers; they saw nothing but whole generations of known data. */
  static void sawWholeGenerations(Readers readers, SeedRecord record, KnownData data)
      throws IOException {
    readers.stop();
    record.readers(readers.whole(), readers.unavailable());
    assertThat(readers.flaws()).isEmpty();
    assertThat(readers.whole()).isGreaterThan(data.generator().merchants().size());
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
