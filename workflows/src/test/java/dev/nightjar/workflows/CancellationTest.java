package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.CloseTask;
import io.temporal.api.enums.v1.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cancellation stops, and what it waits for. */
@Timeout(180)
class CancellationTest {
  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final Gate gate = Gate.forAll();

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  private static void assertCancelled(RunHandle run) {
    assertThatThrownBy(run::result)
        .isInstanceOfSatisfying(
            RunFailed.class, e -> assertThat(e.state()).isEqualTo(RunState.CANCELLED))
        .hasMessage("the run was cancelled");
  }

  @Test
  void aRunCancelledAmidItsChunksPublishesNothingMoreAndClosesCancelled() {
    night.plan.batch("a").batch("b", "c").batch("d");
    night.processFaults.put(1, gate);
    RunHandle run = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();

    run.cancel();
    assertCancelled(run);
    gate.open();

    assertThat(night.published).hasSize(1);
    assertThat(night.attempts.of("process 2")).isZero();
    assertThat(night.attempts.of("process 3")).isZero();
    assertThat(night.attempts.of("fail 1")).isZero();
    assertThat(server.history(server.batchId(request(), night, 1)).end())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
    assertThat(server.history(request().workflowId()).end())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
    assertThat(night.closed)
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.state()).isEqualTo(RunState.CANCELLED);
              assertThat(task.message())
                  .startsWith(
                      "cancelled by an operator: 1 of 3 batches ended, 1 merchant published");
            });
  }

  @Test
  void aCancellationWaitsForAPublicationThatRuns() {
    night.plan.batch("a b");
    night.publishFault = gate;
    RunHandle run = server.start(request(limits(1, 1, 2)));
    gate.awaitArrival();

    run.cancel();
    server.awaitEvent(
        server.batchId(request(), night, 0), EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);
    // What a workflow decides at once is in its history at once: neither has ended or gone on.
    assertThat(
            server
                .history(server.batchId(request(), night, 0))
                .has(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED))
        .isFalse();
    assertThat(server.history(request().workflowId()).summaries()).hasSize(1);
    gate.open();
    assertCancelled(run);

    assertThat(night.published).hasSize(1);
    assertThat(night.closed).extracting(CloseTask::state).containsExactly(RunState.CANCELLED);
  }

  @Test
  void aRunCancelledWhilePlanningStartsNoBatch() {
    night.plan.batch("a");
    night.planFault = gate;
    RunHandle run = server.start(request());
    gate.awaitArrival();

    run.cancel();
    server.awaitEvent(request().workflowId(), EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);
    gate.open();
    assertCancelled(run);

    assertThat(night.attempts.of("process 0")).isZero();
    assertThat(night.closed).extracting(CloseTask::state).containsExactly(RunState.CANCELLED);
  }

  @Test
  void aLedgerThatCannotRecordACancellationDoesNotHideIt() {
    night.plan.batch("a");
    night.processFaults.put(0, gate);
    night.closeFault = Faults.permanent("no such run");
    RunHandle run = server.start(request());
    gate.awaitArrival();

    run.cancel();

    assertCancelled(run);
    assertThat(night.attempts.of("close")).isEqualTo(1);
  }
}
