package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs and batches say of themselves in their search attributes. */
@Timeout(180)
class RunAttributesTest {
  private final FakeNight night = new FakeNight();
  private final Gate gate = Gate.forAll();
  private final NightServer server = new NightServer(night);

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  @Test
  void aRunAndItsBatchesAreFoundByJobDayGroupAndState() {
    night.plan.batch("a b").batch("c");
    server.run(request());

    assertThat(attributes(request().workflowId())).isEqualTo(ended(RunState.COMPLETED, 3, 0));
    assertThat(attributes(server.batchId(request(), night, 0)))
        .isEqualTo(ended(RunState.COMPLETED, 2, 0));
  }

  @Test
  void aRunThatIsUnderWaySaysSo() {
    night.plan.batch("a b");
    night.processFaults.put(0, gate);
    RunHandle run = server.start(request());
    gate.awaitArrival();

    assertThat(attributes(run.workflowId()))
        .isEqualTo(RunAttributes.started(request().job(), request().day(), "all", 2));
    gate.open();
    run.result();
  }

  @Test
  void chunksThatFailedAreCounted() {
    night.plan.batch("a", "b").batch("c");
    night.processFaults.put(0, Faults.permanent("bad currency"));
    server.run(request());

    assertThat(attributes(request().workflowId()))
        .isEqualTo(ended(RunState.COMPLETED_WITH_FAILURES, 3, 1));
    assertThat(attributes(server.batchId(request(), night, 0)))
        .isEqualTo(ended(RunState.COMPLETED_WITH_FAILURES, 2, 1));
    assertThat(attributes(server.batchId(request(), night, 1)))
        .isEqualTo(ended(RunState.COMPLETED, 1, 0));
  }

  @Test
  void aRunThatWasCancelledSaysSoAndSoDoesItsBatch() {
    night.plan.batch("a", "b");
    night.processFaults.put(0, gate);
    RunHandle run = server.start(request(limits(1, 1, 1)));
    gate.awaitArrival();
    run.cancel();
    assertThatThrownBy(run::result).isInstanceOf(RunFailed.class);

    assertThat(attributes(request().workflowId())).isEqualTo(ended(RunState.CANCELLED, 2, 0));
    assertThat(attributes(server.batchId(request(), night, 0)))
        .isEqualTo(ended(RunState.CANCELLED, 2, 0));
  }

  @Test
  void aRunThatCannotBePlannedSaysSo() {
    night.planFault = Faults.permanent("nobody is registered");
    assertThatThrownBy(() -> server.run(request())).isInstanceOf(RunFailed.class);

    assertThat(attributes(request().workflowId())).isEqualTo(ended(RunState.FAILED, 0, 0));
  }

  @Test
  void theyCostTwoEventsARunAndOneABatch() {
    night.plan.batch("a b").batch("c");
    server.run(request());

    assertThat(upserts(request().workflowId())).isEqualTo(2);
    assertThat(upserts(server.batchId(request(), night, 0))).isEqualTo(1);
  }

  @Test
  void aRunThatWasStartedWithoutThemGoesOnWithout() {
    night.plan.batch("a");
    NightlyRun run =
        server
            .temporal
            .getWorkflowClient()
            .newWorkflowStub(
                NightlyRun.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(request().workflowId())
                    .setTaskQueue(Lanes.COORDINATOR)
                    .build());

    assertThat(run.run(request()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(upserts(request().workflowId())).isZero();
    assertThat(upserts(server.batchId(request(), night, 0))).isZero();
  }

  private static SearchAttributes ended(RunState state, long merchants, long failedChunks) {
    return SearchAttributes.newBuilder(
            RunAttributes.started(request().job(), request().day(), "all", merchants))
        .set(RunAttributes.STATE, state.name())
        .set(RunAttributes.FAILED_CHUNKS, failedChunks)
        .build();
  }

  private SearchAttributes attributes(String workflowId) {
    return server.workflow(workflowId).describe().getTypedSearchAttributes();
  }

  private long upserts(String workflowId) {
    return server.history(workflowId).events().stream()
        .filter(e -> e.getEventType() == EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES)
        .count();
  }
}
