package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.RunReport;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run from its cutoff to its end in the ledger. */
@Timeout(180)
class NightlyRunTest {
  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunPublishesEveryMerchantAndClosesCompleted() {
    night.plan.batch("a b", "c").batch("d");

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.batches()).isEqualTo(2);
    assertThat(report.chunks()).isEqualTo(3);
    assertThat(report.merchantsPublished()).isEqualTo(4);
    assertThat(report.merchantsFailed()).isZero();
    assertThat(report.rows()).isEqualTo(new RowCounts(30, 24, 3, 3));
    assertThat(report.failures()).isEmpty();
    assertThat(report.problems()).isEmpty();
    assertThat(report.message())
        .isEqualTo(
            "4 merchants published from 30 raw rows (24 used, 3 duplicates, 3 quarantined)"
                + " in 2 batches and 3 chunks");
    assertThat(night.closed)
        .containsExactly(new CloseTask(report.run(), RunState.COMPLETED, report.message()));
  }

  @Test
  void theCutoffIsTheStartLessTheSettlingLag() {
    night.plan.batch("a");

    server.run(request());

    PlanTask task = night.planned.element();
    assertThat(task.run().generation().cutoff()).isEqualTo(task.temporalTime().minusSeconds(30));
    assertThat(task.workflowId()).isEqualTo("nightly/merchant-analytics/2026-11-22/all");
  }

  @Test
  void aGivenCutoffIsUsedAsItIs() {
    night.plan.batch("a");

    RunReport report = server.run(request(limits(1, 1, 1), new Generation(1234)));

    assertThat(report.run()).hasToString("merchant-analytics/2026-11-22/all/1234");
    assertThat(night.planned.element().run()).isEqualTo(report.run());
  }

  @Test
  void noMoreBatchesRunAtOnceThanTheWindowAllows() {
    for (int i = 0; i < 20; i++) {
      night.plan.batch("m" + i);
    }

    RunReport report = server.run(request(limits(3, 100, 100)));

    assertThat(report.merchantsPublished()).isEqualTo(20);
    assertThat(server.history(request().workflowId()).mostPending()).isEqualTo(3);
  }

  @Test
  void anEmptyPlanCompletesAndSaysHowToComputeAgain() {
    night.leftOut = new LeftOut(7, 2, 0, 0, 0);

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.message())
        .isEqualTo(
            "nothing to do: 7 merchants are already published; compute them again with --force");
    assertThat(night.closed).extracting(CloseTask::state).containsExactly(RunState.COMPLETED);
  }

  @Test
  void aPlanThatFailsClosesTheRunAsFailedWithItsReason() {
    night.planFault =
        attempt -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "Cannot run 2026-11-22: no merchant has data", FailureType.PERMANENT.name());
        };

    assertThatThrownBy(() -> server.run(request()))
        .isInstanceOf(RunFailed.class)
        .hasMessage("Cannot run 2026-11-22: no merchant has data")
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureType.PERMANENT.name()));
    assertThat(night.attempts.of("plan")).isEqualTo(1);
    assertThat(night.closed)
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.state()).isEqualTo(RunState.FAILED);
              assertThat(task.message()).isEqualTo("Cannot run 2026-11-22: no merchant has data");
            });
  }

  @Test
  void planningIsRetriedUntilWhatMayPassHasPassed() {
    night.plan.batch("a");
    night.planFault = Faults.transientUntilAttempt(6);

    assertThat(server.run(request()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(night.attempts.of("plan")).isEqualTo(6);
  }

  @Test
  void aBatchThatEndsWithoutAReportCostsNoOtherBatch() {
    night.plan.batch("a b").batch("c");
    Gate gate = Gate.forAll();
    night.processFaults.put(0, gate);
    var handle = server.start(request());
    gate.awaitArrival();

    server.workflow(server.batchId(request(), night, 0)).cancel();
    RunReport report = handle.result();
    gate.open();

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.merchantsPublished()).isEqualTo(1);
    assertThat(report.merchantsFailed()).isEqualTo(2);
    assertThat(report.problems()).containsExactly("batch 0 with 2 merchants: it was cancelled");
  }

  @Test
  void aLedgerThatCannotRecordTheEndFailsTheRunButSaysHowItEnded() {
    night.plan.batch("a");
    night.closeFault = Faults.permanent("the ledger has no such run");

    assertThatThrownBy(() -> server.run(request()))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("ended COMPLETED (1 merchant published")
        .hasMessageEndingWith("could not record it: the ledger has no such run");
  }

  @Test
  void progressIsToldInNumbersUpToTheEnd() {
    night.plan.batch("a").batch("b");
    Gate gate = Gate.forAll();
    night.processFaults.put(1, gate);
    var handle = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();

    RunStatus midway = handle.status().orElseThrow();
    gate.open();
    handle.result();
    RunStatus end = handle.status().orElseThrow();

    assertThat(midway.phase()).isEqualTo("batches");
    assertThat(midway.batches()).isEqualTo(2);
    assertThat(midway.batchesDone()).isEqualTo(1);
    assertThat(midway.merchantsPublished()).isEqualTo(1);
    assertThat(midway.rows()).isEqualTo(FakeNight.ROWS_OF_A_CHUNK);
    assertThat(end.phase()).isEqualTo("ended");
    assertThat(end.batchesDone()).isEqualTo(2);
    assertThat(end.run()).isEqualTo(night.planned.element().run());
  }

  @Test
  void everyStepSaysWhatItIs() {
    night.plan.batch("a b", "c");

    server.run(request());

    assertThat(server.history(request().workflowId()).summaries())
        .containsExactly("\"merchant-analytics for 2026-11-22\"", "\"as COMPLETED\"");
    assertThat(server.workflow(server.batchId(request(), night, 0)).describe().getStaticSummary())
        .isEqualTo("batch 0: 3 merchants, 2 chunks");
    assertThat(server.history(server.batchId(request(), night, 0)).summaries())
        .containsExactly(
            "\"chunk 0 of batch 0\"", "\"chunk 1 of batch 0\"", "\"merchants 1 to 3 of batch 0\"");
  }
}
