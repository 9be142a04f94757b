package dev.nightjar.workflows.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.RunReport;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run's end by its sums. */
class RunEndingTest {
  private static final RowCounts ROWS = new RowCounts(4000, 3990, 9, 1);
  private static final BatchSize SIZE = new BatchSize(0, 0, 4, 10, 10);

  private final RunTotals totals = new RunTotals();

  private static PlanReport plan(int batches, int merchants, LeftOut leftOut) {
    PlanHead head =
        new PlanHead(
            RunId.parse("merchant-analytics/2026-11-22/all/1234"),
            new JobVersion(1),
            batches,
            4,
            merchants,
            4000,
            Digest.of(new byte[0]));
    return new PlanReport(head, Collections.nCopies(batches, SIZE), leftOut);
  }

  private static BatchReport batch(int published, int failed, RowCounts rows) {
    return new BatchReport(0, 4, 0, published, failed, rows, List.of(), List.of(), 0);
  }

  @Test
  void aRunWithoutFailuresIsCompletedAndSaysWhoWasLeftOut() {
    totals.ended(SIZE, batch(10, 0, ROWS));

    RunReport report = RunEnding.report(plan(1, 10, new LeftOut(1200, 2, 1, 0, 3)), totals);

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.message())
        .isEqualTo(
            "10 merchants published from 4,000 raw rows (3,990 used, 9 duplicates, 1 quarantined)"
                + " in 1 batch and 4 chunks; left out: 1,200 already published, 2 without data,"
                + " 1 whose day has not ended, 3 not active");
  }

  @Test
  void batchesThatCancelEachOthersErrorsOutStillBreakTheSum() {
    totals.ended(SIZE, batch(11, 0, ROWS));
    totals.ended(SIZE, batch(9, 0, ROWS));

    RunReport report = RunEnding.report(plan(2, 20, LeftOut.NOBODY), totals);

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.message()).contains("10 planned, but 11 published + 0 failed");
  }

  @Test
  void aBatchThatWasNeverReportedBreaksTheSum() {
    totals.ended(SIZE, batch(10, 0, ROWS));

    RunReport report = RunEnding.report(plan(2, 20, LeftOut.NOBODY), totals);

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.message()).contains("20 planned, but 10 published + 0 failed");
  }

  @Test
  void rowsThatDoNotBalanceFailTheRun() {
    totals.ended(SIZE, batch(10, 0, new RowCounts(4000, 3990, 9, 0)));

    RunReport report = RunEnding.report(plan(1, 10, LeftOut.NOBODY), totals);

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.message())
        .isEqualTo(
            "a sum does not hold, so do not trust this run. batch 0: the rows do not add up: 4,000"
                + " read, but 3,990 used + 9 duplicates + 0 quarantined. Run the day again with"
                + " --force");
  }

  @Test
  void aBatchLostAsAWholeIsAProblemNotABrokenSum() {
    totals.lost(SIZE, "it was terminated");

    RunReport report = RunEnding.report(plan(1, 10, LeftOut.NOBODY), totals);

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.merchantsFailed()).isEqualTo(10);
    assertThat(report.message()).contains("batch 0 with 10 merchants: it was terminated");
  }

  @Test
  void aReportCarriesOnlyTheFirstFailures() {
    MerchantFailure failure = new MerchantFailure(new MerchantId("a"), "bad");
    BatchReport report =
        new BatchReport(0, 4, 0, 0, 10, ROWS, Collections.nCopies(10, failure), List.of(), 0);
    totals.ended(SIZE, report);
    totals.ended(SIZE, report);
    totals.ended(SIZE, report);

    assertThat(RunEnding.report(plan(3, 30, LeftOut.NOBODY), totals).failures())
        .hasSize(RunReport.MAX_FAILURES);
  }

  @Test
  void oneMerchantIsNotManyMerchants() {
    assertThat(RunEnding.report(plan(0, 0, new LeftOut(1, 0, 0, 0, 0)), totals).message())
        .isEqualTo("nothing to do: 1 merchant is already published; compute it again with --force");
  }
}
