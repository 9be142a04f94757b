package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.LouderHello;
import dev.nightjar.activities.night.Night;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import io.temporal.failure.ActivityFailure;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The retry of a run that read another generation's intermediate rows. */
@ExtendWith(EmbeddedStackExtension.class)
final class SummarizedAgainRetryTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  @Test
  void aRetryIsMadeOfTheSameRowsAsItsRun() {
    Night night = new Night(lab, "again-retried").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 20);
    MerchantId other = night.merchant("other", 2);
    night.whole(1);
    LouderHello louder = new LouderHello();
    PlanReport retry = retryOfTakenOut(night, louder, merchant, other);

    retried(night, retry);
    assertThat(night.publishAll(retry)).allMatch(report -> report.failed() == 0);

    assertThat(louder.extracted()).isZero();
    assertThat(night.summary(merchant).pointer().origin())
        .isEqualTo(
            new Origin.SummarizedAgain(night.run(1).generation(), night.run(1).generation()));
    assertThat(night.summary(merchant).pointer().generation())
        .isEqualTo(night.summary(other).pointer().generation())
        .isEqualTo(night.run(3).generation());
  }

  @Test
  void aRetryAfterAnotherGenerationWasPublishedTakesTheMerchantOut() {
    Night night = new Night(lab, "again-retry-raced").with(Night.WIDE);
    MerchantId merchant = night.merchant("m", 20);
    MerchantId other = night.merchant("other", 2);
    night.whole(1);
    PlanReport retry = retryOfTakenOut(night, new LouderHello(), merchant, other);
    PlanReport moved = night.plan(night.task(night.run(2), List.of(merchant), Existing.REPLACE));
    night.processAll(moved, 2);
    night.publishAll(moved);

    retried(night, retry);

    assertThat(night.publishAll(retry))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.published()).isZero();
              assertThat(report.failures().get(0).reason())
                  .contains("another generation was published since");
            });
    assertThat(night.summary(merchant).pointer().generation()).isEqualTo(night.run(2).generation());
  }

  /** The plan of a retry of a run that published one of two merchants and took the other out. */
  private static PlanReport retryOfTakenOut(
      Night night, LouderHello louder, MerchantId out, MerchantId published) {
    night.with(louder);
    louder.cannotSummarize("t3");
    PlanReport plan = plan(night, 3, Existing.KEEP, out, published);
    ChunkId whole = new ChunkId(plan.head().run(), 0);
    Bench.failure(() -> night.process(whole.run(), whole.number()));
    for (int part : fail(night, whole)) {
      try {
        night.process(whole.run(), part);
      } catch (ActivityFailure failure) {
        assertThat(fail(night, new ChunkId(whole.run(), part))).isEmpty();
      }
    }
    assertThat(night.publishAll(plan))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.published()).isEqualTo(1);
              assertThat(report.failures().get(0).merchant()).isEqualTo(out);
            });
    louder.cannotSummarize("");
    RunId first = whole.run();
    RunId retry = new RunId(first.job(), first.day(), "retry-" + out, first.generation());
    return night.plan(night.retryTask(first, retry, List.of(out)));
  }

  private static List<Integer> fail(Night night, ChunkId chunk) {
    FailTask task = new FailTask(chunk, "it cannot be summarized");
    return Bench.call(PlanActivities.class, night.planActivity(), activity -> activity.fail(task))
        .splits();
  }

  /** Processes all chunks of a retry as its coordinator does, whatever was sealed before. */
  private static void retried(Night night, PlanReport retry) {
    for (ChunkRecord chunk : lab.ledger().chunks(retry.head().run(), 0)) {
      ChunkTask task =
          new ChunkTask(
              new ChunkId(retry.head().run(), chunk.chunk().number()),
              retry.head().version(),
              true,
              null);
      Bench.call(
          ProcessActivities.class, night.processActivity(), activity -> activity.process(task));
    }
  }

  private static PlanReport plan(
      Night night, int generation, Existing existing, MerchantId... merchants) {
    PlanTask task = night.task(night.run(generation), List.of(merchants), existing);
    return night.plan(
        new PlanTask(
            task.run(),
            task.workflowId(),
            task.merchants(),
            task.existing(),
            task.temporalTime(),
            task.limits(),
            task.zones(),
            null,
            null,
            From.INTERMEDIATE));
  }
}
