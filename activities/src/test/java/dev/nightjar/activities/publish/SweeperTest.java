package dev.nightjar.activities.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.RefusingLedger;
import dev.nightjar.activities.planning.PlanActivity;
import dev.nightjar.activities.publish.SweepReport.Rest;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.ledger.SweepTurn;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.PlanReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
final class SweeperTest {
  private static final SweepOptions NO_GRACE =
      new SweepOptions(Duration.ZERO, 1000, 1_000_000, Duration.ofMinutes(1));

  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static Sweeper sweeper(SweepOptions options) {
    return new Sweeper(lab.stores(), lab.ledger(), options);
  }

  private static SweepOptions pagesOf(int generations) {
    return new SweepOptions(Duration.ZERO, generations, 1_000_000, Duration.ofMinutes(1));
  }

  private static List<String> summaryCells(Night night, int generation, MerchantId merchant) {
    return Cells.summary(
        lab.stores(), ResultId.of(night.run(generation), new MerchantDay(merchant, Night.DAY)));
  }

  private static List<String> processedCells(Night night, int generation, MerchantId merchant) {
    return Cells.processed(
        lab.stores(), ResultId.of(night.run(generation), new MerchantDay(merchant, Night.DAY)));
  }

  @Test
  void closingARunSweepsWhatItSupersededAndNothingElse() {
    Night night = new Night(lab, "sweep").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 5);
    night.whole(1);
    night.whole(2);
    DaySummary summary = night.summary(merchant);
    List<String> kept = processedCells(night, 2, merchant);
    CloseTask close = new CloseTask(night.run(2), RunState.COMPLETED, "all published");
    Bench.call(
        PlanActivities.class,
        night.planActivity(),
        activity -> {
          activity.close(close);
          return close;
        });
    assertThat(summaryCells(night, 1, merchant)).isEmpty();
    assertThat(processedCells(night, 1, merchant)).isEmpty();
    assertThat(processedCells(night, 2, merchant)).isEqualTo(kept);
    assertThat(night.summary(merchant)).isEqualTo(summary);
    assertThat(lab.ledger().run(night.run(2)).orElseThrow().state()).isEqualTo(RunState.COMPLETED);
    assertThat(lab.ledger().stale(Duration.ZERO, 1000))
        .noneMatch(stale -> stale.merchantDay().merchant().equals(merchant));
  }

  @Test
  void aGenerationThatReadersAreStillSentToIsKeptWhateverTheLedgerSays() throws IOException {
    Night night = new Night(lab, "sweep-lie").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 2);
    night.whole(1);
    // What other tests of the process have left is kept, too.
    SweepReport before = sweeper(NO_GRACE).sweep(Heartbeat.NONE);
    lab.ledger()
        .published(
            List.of(
                new Publication(
                    new MerchantDay(merchant, Night.DAY),
                    night.run(2),
                    night.plan(2).head().version(),
                    1,
                    Digest.of(new byte[0]),
                    RowCounts.NONE)));
    List<String> cells = summaryCells(night, 1, merchant);
    SweepReport report = sweeper(NO_GRACE).sweep(Heartbeat.NONE);
    assertThat(report.kept()).isEqualTo(before.kept() + 1);
    assertThat(summaryCells(night, 1, merchant)).isEqualTo(cells);
    night.summary(merchant);

    Night other = new Night(lab, "sweep-behind").with(Night.WIDE);
    MerchantId behind = other.merchant("m", 2);
    other.whole(1);
    other.whole(2);
    sweeper(pagesOf(1)).sweep(Heartbeat.NONE);
    assertThat(summaryCells(night, 1, merchant)).isEqualTo(cells);
    assertThat(summaryCells(other, 1, behind)).isEmpty();
  }

  @Test
  void aSweepGoesOnPageByPageUntilItIsThrough() throws IOException {
    Night night = new Night(lab, "sweep-pages").with(Night.WIDE);
    List<MerchantId> merchants =
        List.of(night.merchant("a", 1), night.merchant("b", 1), night.merchant("c", 1));
    night.whole(1);
    night.whole(2);
    SweepReport report = sweeper(pagesOf(1)).sweep(Heartbeat.NONE);
    assertThat(report.generations()).isGreaterThanOrEqualTo(3);
    assertThat(report.rest()).isEqualTo(Rest.NOTHING);
    assertThat(merchants).allMatch(merchant -> summaryCells(night, 1, merchant).isEmpty());
  }

  @Test
  void whatIsSupersededDoesNotKeepWhatWasNeverPublishedFromBeingSwept() throws IOException {
    sweeper(NO_GRACE).sweep(Heartbeat.NONE);
    Night night = new Night(lab, "sweep-share").with(Night.WIDE);
    night.merchant("large", 100);
    night.whole(1);
    night.whole(2);
    Night other = new Night(lab, "sweep-share-left").with(Night.WIDE);
    MerchantId left = other.merchant("m", 1);
    other.processAll(other.plan(1), 1);
    lab.ledger().takenOut(other.run(1), List.of(new MerchantFailure(left, "one of many")));
    other.whole(2);
    // Its rows are few enough for a quarter of the time, and the others too many for all of it.
    SweepOptions slow = new SweepOptions(Duration.ZERO, 100, 20, Duration.ofSeconds(4));
    SweepReport report = sweeper(slow).sweep(Heartbeat.NONE);
    assertThat(report.rest()).isEqualTo(Rest.MORE);
    assertThat(processedCells(other, 1, left)).isEmpty();
  }

  @Test
  void whoWouldSweepWhileAnotherDoesLeavesItToThatOne() throws IOException {
    Night night = new Night(lab, "sweep-turn").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 1);
    night.whole(1);
    night.whole(2);
    SweepTurn turn = lab.ledger().takeSweepTurn(Duration.ofMinutes(1)).orElseThrow();
    assertThat(sweeper(NO_GRACE).sweep(Heartbeat.NONE)).isEqualTo(SweepReport.OF_ANOTHER);
    assertThat(summaryCells(night, 1, merchant)).isNotEmpty();

    lab.ledger().giveBack(turn);
    sweeper(NO_GRACE).sweep(Heartbeat.NONE);
    assertThat(summaryCells(night, 1, merchant)).isEmpty();
    assertThat(lab.ledger().takeSweepTurn(Duration.ZERO)).isPresent();
  }

  @Test
  void whatACancelledRunHasNotPublishedIsSweptOnceSomethingNewerIs() throws IOException {
    Night night = new Night(lab, "sweep-cancelled").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 4);
    night.processAll(night.plan(1), 1);
    lab.ledger().close(night.run(1), RunState.CANCELLED, "an operator ended it");
    List<String> left = processedCells(night, 1, merchant);
    sweeper(NO_GRACE).sweep(Heartbeat.NONE);
    assertThat(processedCells(night, 1, merchant)).isNotEmpty().isEqualTo(left);

    night.whole(2);
    DaySummary summary = night.summary(merchant);
    sweeper(NO_GRACE).sweep(Heartbeat.NONE);

    assertThat(processedCells(night, 1, merchant)).isEmpty();
    assertThat(processedCells(night, 2, merchant)).isNotEmpty();
    assertThat(night.summary(merchant)).isEqualTo(summary);
  }

  @Test
  void whatARetryOfACancelledRunHasPublishedIsNotSwept() throws IOException {
    Night night = new Night(lab, "sweep-retried").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 4);
    PlanReport plan = night.plan(1);
    night.processAll(plan, 1);
    lab.ledger().close(night.run(1), RunState.CANCELLED, "an operator ended it");
    // As a retry does it, under the same generation.
    night.publishAll(plan);
    List<String> cells = processedCells(night, 1, merchant);
    sweeper(NO_GRACE).sweep(Heartbeat.NONE);
    assertThat(processedCells(night, 1, merchant)).isNotEmpty().isEqualTo(cells);
    assertThat(night.isPublished(merchant)).isTrue();
  }

  @Test
  void whatWasComputedOfAMerchantThatWasTakenOutIsSweptOnceSomethingNewerIsPublished()
      throws IOException {
    Night night = new Night(lab, "sweep-taken-out").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 4);
    night.processAll(night.plan(1), 1);
    lab.ledger().takenOut(night.run(1), List.of(new MerchantFailure(merchant, "one of many")));
    List<String> left = processedCells(night, 1, merchant);
    Sweeper sweeper = new Sweeper(lab.stores(), lab.ledger(), NO_GRACE);
    sweeper.sweep(Heartbeat.NONE);
    assertThat(processedCells(night, 1, merchant)).isNotEmpty().isEqualTo(left);

    night.whole(2);
    DaySummary summary = night.summary(merchant);
    sweeper.sweep(Heartbeat.NONE);

    assertThat(processedCells(night, 1, merchant)).isEmpty();
    assertThat(processedCells(night, 2, merchant)).isNotEmpty();
    assertThat(night.summary(merchant)).isEqualTo(summary);
  }

  @Test
  void theGracePeriodIsKept() throws IOException {
    Night night = new Night(lab, "sweep-grace").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 2);
    night.whole(1);
    night.whole(2);
    List<String> cells = summaryCells(night, 1, merchant);
    new Sweeper(lab.stores(), lab.ledger(), SweepOptions.DEFAULTS).sweep(Heartbeat.NONE);
    assertThat(summaryCells(night, 1, merchant)).isNotEmpty().isEqualTo(cells);
  }

  @Test
  void aGenerationTooLargeForOneSweepIsSweptByTheNext() throws IOException {
    Sweeper thorough = new Sweeper(lab.stores(), lab.ledger(), NO_GRACE);
    thorough.sweep(Heartbeat.NONE);
    Night night = new Night(lab, "sweep-large").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 5);
    night.whole(1);
    night.whole(2);
    // A row a second: the summary's rows alone take longer than a sweep may.
    SweepOptions slow = new SweepOptions(Duration.ZERO, 1000, 1, Duration.ofSeconds(3));
    SweepReport first = new Sweeper(lab.stores(), lab.ledger(), slow).sweep(Heartbeat.NONE);
    assertThat(first.generations()).isZero();
    assertThat(first.rows()).isPositive();
    assertThat(first.rest()).isEqualTo(Rest.MORE);
    assertThat(processedCells(night, 1, merchant)).isNotEmpty();
    assertThat(thorough.sweep(Heartbeat.NONE).generations()).isEqualTo(1);
    assertThat(processedCells(night, 1, merchant)).isEmpty();
  }

  @Test
  void aRunIsClosedThoughTheSweepFails() {
    Night night = new Night(lab, "sweep-fails").with(Night.WIDE);
    night.merchant("m", 1);
    night.whole(1);
    Sweeper broken =
        new Sweeper(lab.stores(), RefusingLedger.refusing(lab.ledger(), "stale"), NO_GRACE);
    PlanActivity activity =
        new PlanActivity(
            lab.planning(),
            lab.stores(),
            lab.ledger(),
            JobCatalog.of(new HelloCount()),
            broken,
            lab.firstRuns());
    CloseTask close = new CloseTask(night.run(1), RunState.COMPLETED, "all published");
    Bench.call(
        PlanActivities.class,
        activity,
        stub -> {
          stub.close(close);
          return close;
        });
    assertThat(lab.ledger().run(night.run(1)).orElseThrow().state()).isEqualTo(RunState.COMPLETED);
  }
}
