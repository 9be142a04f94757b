package dev.nightjar.swarm.temporal;

import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** What workflows were started with: the first event of their histories has it. */
final class StartedWorkflows {
  private final WorkflowClient client;

  StartedWorkflows(WorkflowClient client) {
    this.client = client;
  }

  /** The one argument of a workflow. */
  <T> T argument(WorkflowExecution execution, Class<T> type) {
    HistoryEvent first =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setExecution(execution)
                    .setMaximumPageSize(1)
                    .build())
            .getHistory()
            .getEvents(0);
    Payloads input = first.getWorkflowExecutionStartedEventAttributes().getInput();
    return client.getOptions().getDataConverter().fromPayloads(0, Optional.of(input), type, type);
  }
}
