package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunReport;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Giant merchants beside small ones, on four stated slots. */
@Timeout(180)
class FairShareTest {
  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final Gate gate = Gate.forAll();

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  private String batch(int number) {
    return server.batchId(request(), night, number);
  }

  @Test
  void giantsRunOneByOneWithAChunkASlotWhileASmallMerchantIsNotPublished() {
    night.plan.giant("giant", 60).giant("second", 50).batch("a");
    night.processFaults.put(110, gate);
    RunHandle run = server.start(request());
    gate.awaitArrival();
    server.awaitEvent(batch(0), EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    server.awaitEvent(batch(1), EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    gate.open();
    RunReport report = run.result();

    assertThat(report.merchantsPublished()).isEqualTo(3);
    assertThat(report.chunks()).isEqualTo(111);
    assertThat(server.history(batch(0)).mostPending()).isEqualTo(4);
    assertThat(server.history(batch(1)).mostPending()).isEqualTo(4);
    assertThat(server.history(run.workflowId()).mostPending()).isEqualTo(2);
  }

  @Test
  void aGiantThatIsLeftAloneTakesTheWholeWindow() {
    night.plan.giant("giant", 60).batch("a");
    for (int chunk = 0; chunk < 4; chunk++) {
      night.processFaults.put(chunk, gate);
    }
    RunHandle run = server.start(request());
    gate.awaitArrival();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.history(batch(0)).mostPending() > 4);
    gate.open();
    run.result();

    assertThat(server.history(batch(0)).mostPending()).isEqualTo(60);
    assertThat(night.attempts.of("process 59")).isEqualTo(1);
  }

  @Test
  void temporalSharesOutChunksByBatch() {
    night.plan.batch("a").batch("b");

    server.run(request());

    assertThat(server.history(batch(1)).events())
        .filteredOn(event -> event.hasActivityTaskScheduledEventAttributes())
        .first()
        .extracting(
            event -> event.getActivityTaskScheduledEventAttributes().getPriority().getFairnessKey())
        .asString()
        .matches("2026-11-22/batch-1/[0-9a-f]{8}");
  }

  @Test
  void everyChunkOfABatchCarriesTheSharesOfItsMerchantsAlsoThePartsOfOneThatFailed() {
    night.plan.sharing(5, "a b", "c").sharing(300, "d");
    night.processFaults.put(0, Faults.permanent("bad currency"));

    server.run(request());

    assertThat(server.history(batch(0)).fairnessWeights()).containsExactly(5f, 5f, 5f, 5f);
    assertThat(server.history(batch(1)).fairnessWeights()).containsExactly(300f);
  }
}
