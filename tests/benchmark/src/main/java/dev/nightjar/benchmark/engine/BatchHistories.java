package dev.nightjar.benchmark.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.message.RunReport;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Temporal's histories of a run's batches. */
final class BatchHistories {
  private final List<HistoryEvent> events;

  private BatchHistories(List<HistoryEvent> events) {
    this.events = events;
  }

  static BatchHistories of(
      TemporalConnection temporal, String namespace, String workflowId, RunReport report) {
    List<HistoryEvent> events = new ArrayList<>();
    for (int batch = 0; batch < report.batches(); batch++) {
      String id = "%s/batch-%d/%s".formatted(workflowId, batch, report.run().generation());
      ByteString page = ByteString.EMPTY;
      do {
        GetWorkflowExecutionHistoryResponse part =
            temporal
                .service()
                .blockingStub()
                .getWorkflowExecutionHistory(
                    GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(namespace)
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                        .setNextPageToken(page)
                        .build());
        events.addAll(part.getHistory().getEventsList());
        page = part.getNextPageToken();
      } while (!page.isEmpty());
    }
    return new BatchHistories(events);
  }

  long events() {
    return events.size();
  }

  /**
   * How often the executions' state was written: a server writes it once when an execution starts,
   * when a task of it - workflow task or activity - is handed to a worker, and when the worker's
   * answer, a time-out or a signal comes, whatever events that leaves in the history. The test
   * service does not count that itself.
   */
  long transitions() {
    return events.stream().filter(BatchHistories::isTransition).count();
  }

  private static boolean isTransition(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
          EVENT_TYPE_WORKFLOW_TASK_STARTED,
          EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
          EVENT_TYPE_WORKFLOW_TASK_FAILED,
          EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
          EVENT_TYPE_ACTIVITY_TASK_STARTED,
          EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
          EVENT_TYPE_ACTIVITY_TASK_FAILED,
          EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT,
          EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          true;
      default -> false;
    };
  }

  /** When the first chunk was handed to Temporal. */
  Optional<Instant> firstDispatch() {
    return events.stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(event -> Instant.ofEpochMilli(Timestamps.toMillis(event.getEventTime())))
        .min(Instant::compareTo);
  }
}
