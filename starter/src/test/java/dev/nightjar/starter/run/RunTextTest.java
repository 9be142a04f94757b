package dev.nightjar.starter.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTextTest {
  private static final RunId RUN = RunId.parse("merchant-analytics/2024-01-04/all/1700000000000");
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  @Test
  void aRunWithFailuresNamesEachReasonAndTheCommandThatRetriesThem() {
    assertThat(RunText.ending(report(RunState.COMPLETED_WITH_FAILURES), TWO_SECONDS))
        .contains("  acme: its sums do not hold")
        .contains("Mend the cause, then: nightjar runs retry " + RUN);
  }

  @Test
  void failuresBeyondTheReportAreCounted() {
    assertThat(RunText.ending(report(RunState.COMPLETED_WITH_FAILURES), TWO_SECONDS))
        .contains("  ... and 2 more: nightjar status " + RUN);
  }

  @Test
  void aRunThatIsCompletedHasNothingToRetry() {
    assertThat(RunText.ending(report(RunState.COMPLETED), TWO_SECONDS))
        .contains(RUN + ": COMPLETED in 2.0 s (50.0 rows a second)")
        .noneMatch(line -> line.contains("retry"));
  }

  @Test
  void aRunThatIsCancelledNamesTheCommandThatRunsWhatItLeft() {
    assertThat(RunText.ending(report(RunState.CANCELLED), TWO_SECONDS))
        .contains("Mend the cause, then: nightjar runs retry " + RUN);
  }

  @Test
  void progressTellsChunksMerchantsAndRowsASecond() {
    RunProgress progress =
        new RunProgress(1, 8, 3, 0, 5, 2, 1, 4000, new RowCounts(1000, 990, 10, 0));
    assertThat(RunText.progress(progress, TWO_SECONDS))
        .isEqualTo(
            "3/8 chunks done, 2/5 merchants published, 1 failed, 1,000 of about 4,000 rows"
                + " (500 a second), 2.0 s");
  }

  private static RunReport report(RunState state) {
    return new RunReport(
        RUN,
        state,
        1,
        1,
        4,
        3,
        new RowCounts(100, 100, 0, 0),
        LeftOut.NOBODY,
        List.of(new MerchantFailure(new MerchantId("acme"), "its sums do not hold")),
        List.of(),
        "in words");
  }
}
