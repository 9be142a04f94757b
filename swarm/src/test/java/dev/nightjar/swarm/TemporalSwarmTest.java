package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.temporal.GroupWorkflowCode;
import dev.nightjar.swarm.temporal.TemporalTransport;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The laws over Temporal's in-process service, in real time, with a worker host of each supply of
 * slots.
 */
final class TemporalSwarmTest extends TemporalLaws {
  @BeforeAll
  static void start() {
    start(TemporalHosts.IN_PROCESS, () -> {});
  }

  /** A worker host that has not the group in memory replays it. */
  @Test
  void whoFollowsAGroupLeavesNothingInItsHistory() {
    SwarmGroup<String> group =
        swarm.callAll(swarm.stub(Errands.class)::hold, List.of("followed", "last"));
    Runner.letGo("followed");
    assertThat(swarm.stream(group.calls()).findFirst().map(SwarmCall::value)).contains("followed");
    Runner.letGo("last");
    swarm.join(LIMIT, group.calls());
    String page = "swarm/" + TemporalTransport.pageId(group.id(), 0);
    // The last answer may be told before the end is written down.
    await()
        .atMost(LIMIT)
        .until(() -> types(page).contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED));

    WorkflowExecutionHistory history = hosts.client().fetchHistory(page);
    assertThat(history.getEvents())
        .extracting(HistoryEvent::getEventType)
        .noneMatch(type -> type.name().contains("UPDATE"));
    assertThatCode(
            () ->
                WorkflowReplayer.replayWorkflowExecution(
                    history.toJson(true), GroupWorkflowCode.class))
        .doesNotThrowAnyException();
  }

  @Test
  void callsThatAreCancelledTogetherAreToldOfTogether() {
    String key = "together-" + System.nanoTime();
    List<String> keys = IntStream.range(0, 30).mapToObj(i -> i + "-" + key).toList();
    SwarmGroup<String> group = swarm.callAll(swarm.stub(Errands.class)::hold, keys);
    await().atMost(LIMIT).until(() -> Runner.holding(keys.get(0)) == 1);

    group.calls().subList(1, 30).forEach(SwarmCall::cancel);
    String page = "swarm/" + TemporalTransport.pageId(group.id(), 0);
    await()
        .atMost(LIMIT)
        .until(() -> types(page).contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED));
    Runner.letGo(keys.get(0));
    await()
        .atMost(LIMIT)
        .until(() -> types(page).contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED));

    assertThat(types(page))
        .filteredOn(type -> type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
        .hasSize(1);
  }

  private static List<EventType> types(String workflowId) {
    return hosts.client().fetchHistory(workflowId).getEvents().stream()
        .map(HistoryEvent::getEventType)
        .toList();
  }
}
