package dev.nightjar.benchmark.coordinator;

import dev.nightjar.workflows.client.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.PendingChildExecutionInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import java.util.List;

/** What the server says of executions. */
final class Executions {
  private final TemporalConnection temporal;

  Executions(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  /**
   * The counters of some executions together.
   *
   * @param historyEvents events in their histories
   * @param transitions their state transitions
   */
  record Counters(long historyEvents, long transitions) {}

  Counters counters(List<String> workflowIds) {
    long events = 0;
    long transitions = 0;
    for (String id : workflowIds) {
      WorkflowExecutionInfo info = describe(id).getWorkflowExecutionInfo();
      events += info.getHistoryLength();
      transitions += info.getStateTransitionCount();
    }
    return new Counters(events, transitions);
  }

  /** The activities that run or wait; none of a child that is about to start. */
  List<PendingActivityInfo> pendingActivities(String workflowId) {
    try {
      return describe(workflowId).getPendingActivitiesList();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  /** The ids of children that run. */
  List<String> pendingChildren(String workflowId) {
    return describe(workflowId).getPendingChildrenList().stream()
        .map(PendingChildExecutionInfo::getWorkflowId)
        .toList();
  }

  private DescribeWorkflowExecutionResponse describe(String workflowId) {
    return temporal
        .service()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(temporal.client().getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .build());
  }
}
