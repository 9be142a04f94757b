package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.ChangeRefused;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.Windows;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operators change of a run while it runs. */
@Timeout(180)
class SteeringTest {
  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final Gate gate = Gate.forAll();

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  @Test
  void aPausedRunLetsItsChunkEndAndStartsNothingUntilItIsResumed() {
    night.plan.batch("a", "b").batch("c");
    night.processFaults.put(0, gate);
    RunHandle run = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();

    RunStatus paused = run.pause("the warehouse moves");
    gate.open();
    awaitEnds(0, 1);

    assertThat(paused.paused()).startsWith("paused since ").endsWith(": the warehouse moves");
    assertThat(run.status().orElseThrow().paused()).isEqualTo(paused.paused());
    assertThat(server.runs.state(run.workflowId())).isEqualTo(Optional.of(RunAttributes.PAUSED));
    // Whatever the batch decided on the chunk's end is in its history with it.
    assertThat(server.history(batch(0)).summaries()).hasSize(1);

    RunStatus resumed = run.resume();
    RunReport report = run.result();

    assertThat(resumed.paused()).isEmpty();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.merchantsPublished()).isEqualTo(3);
    assertThat(night.attempts.of("process 0")).isEqualTo(1);
    assertThat(night.attempts.of("process 1")).isEqualTo(1);
    assertThat(night.attempts.of("process 2")).isEqualTo(1);
  }

  @Test
  void aPauseWhilePlanningHoldsTheBatches() {
    night.plan.batch("a");
    night.planFault = gate;
    RunHandle run = server.start(request());
    gate.awaitArrival();
    run.pause("");
    gate.open();
    server.awaitEvent(request().workflowId(), EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);

    assertThat(
            server
                .history(request().workflowId())
                .has(EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED))
        .isFalse();

    run.resume();
    assertThat(run.result().merchantsPublished()).isEqualTo(1);
  }

  @Test
  void aPauseIsAddedToTheDeadline() {
    night.plan.batch("a", "b");
    night.processFaults.put(0, gate);
    RunHandle run = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();
    run.pause("until tomorrow");
    gate.open();
    awaitEnds(0, 1);
    // Two of the run's two hours, and then some.
    server.temporal.sleep(Duration.ofHours(3));
    night.processFaults.put(1, Faults.transientUntilAttempt(14));

    run.resume();

    // Thirteen retries take more than the minute that a chunk is given past the deadline.
    assertThat(run.result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(night.attempts.of("process 1")).isEqualTo(14);
  }

  @Test
  void aPausedRunCanBeCancelled() {
    night.plan.batch("a", "b");
    night.processFaults.put(0, gate);
    RunHandle run = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();
    run.pause("");
    gate.open();

    run.cancel();

    assertThatThrownBy(run::result)
        .isInstanceOfSatisfying(
            RunFailed.class, e -> assertThat(e.state()).isEqualTo(RunState.CANCELLED));
    assertThat(night.attempts.of("process 1")).isZero();
    assertThat(night.published).isEmpty();
  }

  @Test
  void aWiderWindowStartsMoreAtOnceInBatchesThatRun() {
    night.plan.batch("a", "b", "c").batch("d");
    for (int chunk = 0; chunk < 4; chunk++) {
      night.processFaults.put(chunk, gate);
    }
    RunHandle run = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();
    assertThat(night.attempts.of("process 1")).isZero();

    run.set(new Windows(2, 3));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(night.attempts.of("process 2")).isEqualTo(1);
              assertThat(night.attempts.of("process 3")).isEqualTo(1);
            });
    gate.open();
    assertThat(run.result().merchantsPublished()).isEqualTo(4);
  }

  @Test
  void changesThatMakeNoSenseAreRefusedAndLeaveNoTrace() {
    night.plan.batch("a");
    night.processFaults.put(0, gate);
    RunHandle run = server.start(request());
    gate.awaitArrival();

    assertThatThrownBy(run::resume)
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("it is not paused");
    assertThatThrownBy(() -> run.set(new Windows(0, 401)))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("a window of 401 chunks is not in 1..400");
    run.pause("once");
    assertThatThrownBy(() -> run.pause("twice"))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("it is paused since ")
        .hasMessageContaining(": once");
    run.resume();
    gate.open();
    run.result();

    assertThatThrownBy(() -> run.pause("late"))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("it has ended");
  }

  @Test
  void aRunThatIsClosingTakesNoChange() {
    night.plan.batch("a");
    night.closeFault = gate;
    RunHandle run = server.start(request());
    gate.awaitArrival();

    assertThatThrownBy(() -> run.pause("late"))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("all of its batches have ended");
    gate.open();
    assertThat(run.result().state()).isEqualTo(RunState.COMPLETED);
  }

  private String batch(int number) {
    return server.batchId(request(), night, number);
  }

  private void awaitEnds(int batch, long chunks) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                server.history(batch(batch)).events().stream()
                        .filter(
                            e -> e.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                        .count()
                    == chunks);
    // The workflow task that follows has been worked on, too.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                server.history(batch(batch)).end() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
  }
}
