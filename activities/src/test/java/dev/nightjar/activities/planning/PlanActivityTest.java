package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
final class PlanActivityTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static void assertRefused(ApplicationFailure failure, RunId run, String... words) {
    assertThat(failure.getType()).isEqualTo("PERMANENT");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains(words);
    RunRecord record = lab.ledger().run(run).orElseThrow();
    assertThat(record.state()).isEqualTo(RunState.FAILED);
    assertThat(record.message()).contains(words);
  }

  @Test
  void whoIsNotInThePlanIsCountedOnceByReason() {
    Night night = new Night(lab, "left-out");
    MerchantId published = night.merchant("published", 1);
    night.whole(1);
    MerchantId planned = night.merchant("planned", 1);
    MerchantId paused = night.merchant("paused", 1);
    lab.registry().changeState(paused, MerchantState.PAUSED);
    MerchantId silent = night.merchant("silent");
    MerchantId late = night.merchant("late");
    night.deliver(late, 1, "1", night.run(2).generation().cutoffMillis() + 1);
    List<MerchantId> all = List.of(published, planned, paused, silent, late);
    PlanTask task = night.task(night.run(2), all, Existing.KEEP);
    PlanReport report = night.plan(task);
    assertThat(report.leftOut()).isEqualTo(new LeftOut(1, 2, 0, 0, 1));
    assertThat(report.head().merchants()).isEqualTo(1);
    assertThat(report.head().expectedRows()).isEqualTo(3);
    assertThat(lab.ledger().batch(night.run(2), 0).map(PlannedBatch::merchants))
        .contains(List.of(planned));
    // Whoever plans again is given the first plan, and the same counts.
    night.merchant("newcomer", 1);
    assertThat(night.plan(task)).isEqualTo(report);
  }

  @Test
  void aMerchantOfWhichANewerGenerationIsPublishedIsLeftOutEvenWhenForced() {
    Night night = new Night(lab, "newer");
    night.merchant("m", 1);
    night.whole(5);
    PlanReport report = night.plan(4);
    assertThat(report.leftOut().alreadyPublished()).isEqualTo(1);
    assertThat(report.batches()).isEmpty();
  }

  @Test
  void aDayThatIsPublishedAlreadyGivesAnEmptyPlan() {
    Night night = new Night(lab, "done");
    MerchantId merchant = night.merchant("m", 1);
    night.whole(1);
    PlanReport report = night.plan(night.task(night.run(2), List.of(merchant), Existing.KEEP));
    assertThat(report.head().batches()).isZero();
    assertThat(report.leftOut()).isEqualTo(new LeftOut(1, 0, 0, 0, 0));
  }

  @Test
  void aDayWithoutDataIsRefusedWithWhatToDo() {
    Night night = new Night(lab, "empty");
    night.merchant("m");
    assertRefused(
        Bench.failure(() -> night.plan(1)),
        night.run(1),
        "nothing to run for 2024-06-10",
        "1 without raw data of that day",
        "nightjar ingest FILE");
  }

  @Test
  void aDayThatIsNotOverIsRefused() {
    Night night = new Night(lab, "future");
    MerchantId merchant = night.merchant("m");
    RunId run =
        new RunId(
            night.run(1).job(), LocalDate.of(2190, 1, 1), "future", night.run(1).generation());
    assertRefused(
        Bench.failure(() -> night.plan(night.task(run, List.of(merchant), Existing.KEEP))),
        run,
        "1 whose day has not ended by the cutoff",
        "when the day is over");
  }

  @Test
  void aDayThatTheZoneSkipsIsRefused() {
    Night night = new Night(lab, "apia");
    MerchantId merchant = night.merchant("m", ZoneId.of("Pacific/Apia"));
    RunId run =
        new RunId(
            night.run(1).job(), LocalDate.of(2011, 12, 30), "apia", night.run(1).generation());
    assertRefused(
        Bench.failure(() -> night.plan(night.task(run, List.of(merchant), Existing.KEEP))),
        run,
        "1 whose zone has no such day");
  }

  @Test
  void aMerchantThatNobodyKnowsRefusesTheWholeRun() {
    Night night = new Night(lab, "unknown");
    List<MerchantId> named =
        List.of(night.merchant("m", 1), new MerchantId("nobody"), new MerchantId("noone"));
    assertRefused(
        Bench.failure(() -> night.plan(night.task(night.run(1), named, Existing.KEEP))),
        night.run(1),
        "[nobody, noone]",
        "nightjar merchants list");
  }

  @Test
  void clocksThatAreTooFarApartRefuseTheRun() {
    Night night = new Night(lab, "clock");
    night.merchant("m", 1);
    PlanTask task = night.task(night.run(1), List.of(), Existing.KEEP);
    PlanTask ahead =
        new PlanTask(
            task.run(),
            task.workflowId(),
            task.merchants(),
            task.existing(),
            task.temporalTime().plus(Duration.ofHours(1)),
            task.limits());
    assertRefused(
        Bench.failure(() -> night.plan(ahead)), night.run(1), "clocks of HBase and Temporal");
  }

  @Test
  void aCutoffBeforeWhatRawStillHoldsIsRefused() {
    Night night = new Night(lab, "expired");
    MerchantId merchant = night.merchant("m", 1);
    RunId run =
        new RunId(night.run(1).job(), Night.DAY, "expired", new Generation(1_000_000_000_000L));
    assertRefused(
        Bench.failure(() -> night.plan(night.task(run, List.of(merchant), Existing.KEEP))),
        run,
        "older than raw rows are kept");
  }

  @Test
  void aLargeDayIsWeighedByASampleAndSplit() throws IOException {
    Night night = new Night(lab, "giant");
    MerchantId merchant = night.merchant("m", 2000);
    DayRequest request =
        new DayRequest(
            night.run(1).job(),
            Night.DAY,
            night.run(1).generation(),
            List.of(merchant),
            Existing.KEEP);
    DayPlan plan = lab.planning().plan(request, night.limits(), Heartbeat.NONE);
    // 6,000 rows, of which the first 2,000 are counted.
    assertThat(plan.plan().expectedRows()).isBetween(5_000L, 7_000L);
    assertThat(plan.plan().chunks()).hasSizeGreaterThan(10);
  }

  @Test
  void aCutoffInTheFutureIsRefused() {
    Night night = new Night(lab, "future-cutoff");
    MerchantId merchant = night.merchant("m", 1);
    Generation future = Generation.ofCutoff(Instant.now().plus(Duration.ofMinutes(5)));
    RunId run = new RunId(night.run(1).job(), Night.DAY, "future-cutoff", future);
    assertRefused(
        Bench.failure(() -> night.plan(night.task(run, List.of(merchant), Existing.KEEP))),
        run,
        "lies in the future",
        "--as-of");
  }

  @Test
  void aCutoffThatHBasesClockHasNotReachedIsRefusedThoughTheClocksAreWithinTolerance()
      throws IOException {
    Instant hbase = HBaseClock.now(lab.stores().connection(), lab.stores().namespace());
    Generation cutoff = Generation.ofCutoff(hbase.plus(Duration.ofSeconds(30)));
    assertThatThrownBy(
            () ->
                new CutoffCheck(lab.stores())
                    .check(
                        cutoff, () -> hbase.plus(Duration.ofSeconds(31)), Duration.ofSeconds(60)))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining("HBase's clock has not reached the cutoff")
        .hasMessageContaining("settling lag");
  }

  @Test
  void aCutoffOfThisMomentIsWaitedFor() throws IOException {
    Instant cutoff =
        HBaseClock.now(lab.stores().connection(), lab.stores().namespace()).plusMillis(30);
    new CutoffCheck(lab.stores())
        .check(Generation.ofCutoff(cutoff), Instant::now, Duration.ofSeconds(60));
    assertThat(HBaseClock.now(lab.stores().connection(), lab.stores().namespace())).isAfter(cutoff);
  }
}
