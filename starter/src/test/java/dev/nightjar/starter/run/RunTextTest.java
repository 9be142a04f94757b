package dev.nightjar.starter.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.core.plan.WeightCounts;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTextTest {
  private static final RunId RUN = RunId.parse("merchant-analytics/2024-01-04/all/1700000000000");
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
  private static final Instant STARTED = Instant.parse("2024-01-05T01:00:00Z");
  private static final PlanBasis BASIS =
      new PlanBasis(
          new WeightCounts(1, 2, 3),
          new RowsPerChunk(250_000, RowsSource.LEARNT),
          4166.7,
          Duration.ofMinutes(1));

  @Test
  void aRunWithFailuresNamesEachReasonAndTheCommandThatRetriesThem() {
    assertThat(
            RunText.ending(
                report(RunState.COMPLETED_WITH_FAILURES), TWO_SECONDS, "nightjar "::concat))
        .contains("  acme: its sums do not hold")
        .contains("Mend the cause, then: nightjar runs retry " + RUN);
  }

  @Test
  void failuresBeyondTheReportAreCounted() {
    assertThat(
            RunText.ending(
                report(RunState.COMPLETED_WITH_FAILURES), TWO_SECONDS, "nightjar "::concat))
        .contains("  ... and 2 more: nightjar status " + RUN);
  }

  @Test
  void aRunThatIsCompletedHasNothingToRetry() {
    assertThat(RunText.ending(report(RunState.COMPLETED), TWO_SECONDS, "nightjar "::concat))
        .contains(RUN + ": COMPLETED in 2.0 s (50.0 rows a second)")
        .noneMatch(line -> line.contains("retry"));
  }

  @Test
  void aRunThatIsCancelledNamesTheCommandThatRunsWhatItLeft() {
    assertThat(RunText.ending(report(RunState.CANCELLED), TWO_SECONDS, "nightjar "::concat))
        .contains("Mend the cause, then: nightjar runs retry " + RUN);
  }

  @Test
  void progressTellsChunksMerchantsAndRowsASecond() {
    RunProgress progress =
        new RunProgress(1, 8, 3, 0, 0, 5, 2, 1, 4000, new RowCounts(1000, 990, 10, 0));
    assertThat(RunText.progress(progress, TWO_SECONDS))
        .isEqualTo(
            "3/8 chunks done, 2/5 merchants published, 1 failed, 1,000 of about 4,000 rows"
                + " (500 a second), 2.0 s");
  }

  @Test
  void chunksThatWereSplitWhileTheyRanAreNamed() {
    RunProgress progress =
        new RunProgress(1, 12, 3, 0, 1_000, 5, 2, 0, 4000, new RowCounts(1000, 990, 10, 0));
    assertThat(RunText.progress(progress, TWO_SECONDS))
        .startsWith("3/12 chunks done, 1,000 split, 2/5 merchants published, ");
    assertThat(lines(record(null), Optional.of(BASIS))).contains("chunks split: 1");
  }

  @Test
  void aRunThatHasEndedShowsItsEstimateBesideWhatItTook() {
    assertThat(lines(record(STARTED.plusSeconds(90)), Optional.of(BASIS)))
        .contains(
            "took: 1 min 30 s",
            "estimate: about 1 min 0 s",
            "took of estimate: 150 %",
            "weights by history: 3",
            "rows per chunk from: earlier runs",
            "slot rows a second: 4167");
  }

  @Test
  void aRunThatGoesOnIsNotComparedYet() {
    assertThat(lines(record(null), Optional.of(BASIS)))
        .contains("estimate: about 1 min 0 s", "took of estimate: -");
  }

  @Test
  void aRunOfWhichNothingWasKnownHasNoEstimate() {
    assertThat(lines(record(STARTED.plusSeconds(90)), Optional.empty()))
        .contains(
            "estimate: no estimate yet",
            "took of estimate: -",
            "weights by history: -",
            "rows per chunk: -");
    assertThat(RunText.facts(record(STARTED.plusSeconds(90)), Optional.empty()).json())
        .contains("\"estimate_millis\" : null", "\"took_millis\" : 90000");
  }

  private static List<String> lines(RunRecord record, Optional<PlanBasis> basis) {
    return RunText.facts(record, basis).lines().stream()
        .map(line -> line.replaceFirst(" {2,}", ": "))
        .toList();
  }

  private static RunRecord record(@Nullable Instant finished) {
    return new RunRecord(
        RUN,
        new JobVersion(1),
        "nightly/x",
        finished == null ? RunState.RUNNING : RunState.COMPLETED,
        STARTED,
        finished,
        new RunProgress(1, 8, 8, 0, 1, 5, 5, 0, 4000, new RowCounts(4000, 4000, 0, 0)),
        null);
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
