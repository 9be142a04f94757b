package dev.nightjar.workflows.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What workflows were started with, out of their histories. Thread-safe.
 *
 * @param client whose namespace
 */
record StartRequests(WorkflowClient client) {
  /** What the latest workflow of an id was asked for; empty when Temporal keeps it no more. */
  <T> Optional<T> latest(String workflowId, Class<T> type) {
    try (Stream<HistoryEvent> events = client.streamHistory(workflowId)) {
      return events
          .findFirst()
          .map(event -> event.getWorkflowExecutionStartedEventAttributes().getInput())
          .map(input -> read(input, type));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T read(Payloads input, Class<T> type) {
    return client.getOptions().getDataConverter().fromPayloads(0, Optional.of(input), type, type);
  }
}
