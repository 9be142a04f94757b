package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.Attachment;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Urgency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts of the same job, day and group. */
@Timeout(180)
class StartTest {
  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final Gate gate = Gate.forAll();

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  @Test
  void twoStartsOfTheSameDayDoNotBothRun() {
    night.plan.batch("a");
    night.planFault = gate;
    RunHandle first = server.start(request());
    gate.awaitArrival();

    RunHandle second = server.start(request());
    gate.open();

    assertThat(first.attachment()).isEqualTo(Attachment.STARTED);
    assertThat(second.attachment()).isEqualTo(Attachment.ALREADY_RUNNING);
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(night.closed).hasSize(1);
  }

  @Test
  void aDayThatHasEndedCanBeStartedAgain() {
    night.plan.batch("a");
    server.run(request());

    RunHandle again = server.start(request());

    assertThat(again.attachment()).isEqualTo(Attachment.STARTED);
    assertThat(again.result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(night.closed).hasSize(2);
  }

  @Test
  void waitingEndsWhenItsLimitHasPassed() {
    night.plan.batch("a");
    night.planFault = gate;
    RunHandle run = server.start(request());

    assertThat(run.await(Duration.ofMillis(50))).isEmpty();
    gate.open();
    assertThat(run.await(Duration.ofSeconds(30))).isPresent();
  }

  @Test
  void aRunIsFoundByItsWorkflowId() {
    night.plan.batch("a");
    RunHandle started = server.start(request());

    RunHandle found = server.runs.attach("nightly/merchant-analytics/2026-11-22/all");

    assertThat(found.workflowId()).isEqualTo(started.workflowId());
    assertThat(found.result()).isEqualTo(started.result());
  }

  @Test
  void aRunIsAsUrgentAsItsRequestSaysAndIsKnownByIt() {
    night.plan.batch("a");
    RunHandle tonight = server.start(request());
    RunId run = tonight.result().run();
    assertThat(server.history(tonight.workflowId()).priority()).isEqualTo(3);
    assertThat(server.runs.urgency(tonight.workflowId(), run)).contains(Urgency.NIGHTLY);

    RunRequest retry =
        RunRequest.retry(run, "retry-1", List.of(new MerchantId("a")), request().limits())
            .as(Urgency.BACKFILL);
    server.run(retry);

    assertThat(server.history(retry.workflowId()).priority()).isEqualTo(5);
    assertThat(server.runs.urgency(retry.workflowId(), run)).contains(Urgency.BACKFILL);
    RunId other = new RunId(run.job(), run.day(), "retry-1", new Generation(1));
    assertThat(server.runs.urgency(retry.workflowId(), other)).isEmpty();
    assertThat(server.runs.urgency("nightly/nobody", run)).isEmpty();
  }
}
