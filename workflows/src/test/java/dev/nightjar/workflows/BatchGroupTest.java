package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.Windows;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of more batches than one execution can have children. */
@Timeout(360)
class BatchGroupTest {
  private static final int BATCHES = 501;

  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final Gate gate = Gate.forAll();
  private final Gate later = Gate.forAll();

  @BeforeEach
  void plan() {
    for (int batch = 0; batch < BATCHES; batch++) {
      night.plan.batch("m" + batch);
    }
  }

  @AfterEach
  void stop() {
    gate.open();
    later.open();
    server.close();
  }

  private String group(int first, int last) {
    return "%s/batches-%d-%d/%s"
        .formatted(request().workflowId(), first, last, night.planned.element().run().generation());
  }

  @Test
  void everyBatchIsCarriedOnceAndNoExecutionIsLarge() {
    RunReport report = server.run(request());

    assertThat(report.state()).as(report.message()).isEqualTo(RunState.COMPLETED);
    assertThat(report.batches()).isEqualTo(BATCHES);
    assertThat(report.chunks()).isEqualTo(BATCHES);
    assertThat(report.merchantsPublished()).isEqualTo(BATCHES);
    assertThat(IntStream.range(0, BATCHES).map(n -> night.attempts.of("process " + n)))
        .allMatch(attempts -> attempts == 1);
    History run = server.history(request().workflowId());
    History front = server.history(group(0, 399));
    History back = server.history(group(400, 500));
    assertThat(run.mostPending()).isEqualTo(2);
    assertThat(run.events()).hasSizeLessThan(60);
    assertThat(front.events()).hasSizeLessThan(10_000);
    assertThat(front.bytes()).isLessThan(4 << 20);
    assertThat(front.mostPending()).isBetween(4, 8);
    assertThat(back.mostPending()).isEqualTo(4);
    assertThat(front.has(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)).isTrue();
    assertThat(server.history(server.batchId(request(), night, 500)).end())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
  }

  private void awaitAttempts(int... chunks) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> IntStream.of(chunks).allMatch(n -> night.attempts.of("process " + n) == 1));
  }

  @Test
  void changesAndACancellationGoThroughTheLevel() {
    night.processFaults.put(0, gate);
    night.processFaults.put(400, gate);
    for (int chunk = 1; chunk < 9; chunk++) {
      night.processFaults.put(chunk, later);
      night.processFaults.put(400 + chunk, later);
    }
    RunHandle run = server.start(request(limits(2, 100, 100)));
    server.awaitEvent(run.workflowId(), EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED);
    awaitAttempts(0, 400);

    run.pause("the warehouse moves");
    run.set(new Windows(6, 50));
    gate.open();
    server.awaitEvent(group(0, 399), EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
    server.awaitEvent(
        server.batchId(request(), night, 0), EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);

    assertThat(server.history(group(0, 399)).mostPending()).isEqualTo(1);

    run.resume();
    awaitAttempts(1, 2, 3, 401, 402, 403);
    run.cancel();

    assertThatThrownBy(run::result).isInstanceOf(RunFailed.class);
    assertThat(night.closed).extracting(CloseTask::state).containsExactly(RunState.CANCELLED);
    assertThat(server.history(group(0, 399)).mostPending()).isEqualTo(3);
    assertThat(server.history(group(400, 500)).end())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
  }

  @Test
  void theProgressOfGroupsThatRunIsInThatOfTheRun() {
    for (int chunk = 0; chunk < BATCHES; chunk++) {
      if (chunk == 5 || chunk == 407) {
        night.processFaults.put(chunk, Faults.permanent("this one is broken"));
      } else if (chunk % 400 > 9) {
        night.processFaults.put(chunk, gate);
      }
    }
    RunHandle run = server.start(request());

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> run.status().filter(status -> status.batchesDone() == 20).isPresent());

    RunStatus status = run.status().orElseThrow();
    assertThat(status.phase()).isEqualTo("batches");
    assertThat(status.batches()).isEqualTo(BATCHES);
    assertThat(status.merchantsPublished()).isEqualTo(18);
    assertThat(status.merchantsFailed()).isEqualTo(2);
    assertThat(status.rows()).isEqualTo(new RowCounts(180, 144, 18, 18));
    assertThat(status.groups()).containsExactlyInAnyOrder(group(0, 399), group(400, 500));
    assertThat(run.pause("to look at it").batchesDone()).isEqualTo(20);
    run.resume();
    gate.open();
    assertThat(run.result().batches()).isEqualTo(BATCHES);
    RunStatus ended = run.status().orElseThrow();
    assertThat(ended.batchesDone()).isEqualTo(BATCHES);
    assertThat(ended.groups()).isEmpty();
  }

  @Test
  void aPageThatTheLedgerHasLostFailsTheRunAndNamesItsBatches() {
    night.pageFault = Faults.permanent("the ledger has lost batch 7 of the plan");

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.message())
        .contains("batches ", "the ledger has lost batch 7 of the plan", "--force");
    assertThat(night.attempts.of("process 0")).isZero();
  }
}
