package dev.nightjar.workflows;

import io.temporal.api.common.v1.Priority;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;
import java.util.Set;

/**
 * What a workflow's history tells a test.
 *
 * @param recorded as Temporal keeps it
 */
record History(WorkflowExecutionHistory recorded) {
  private static final Set<EventType> BEGINNINGS =
      Set.of(
          EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
          EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED);

  private static final Set<EventType> ENDS =
      Set.of(
          EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT,
          EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED,
          EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED,
          EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED);

  private static final Set<EventType> WORKFLOW_TASKS =
      Set.of(
          EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
          EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
          EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);

  List<HistoryEvent> events() {
    return recorded.getEvents();
  }

  EventType end() {
    return recorded.getLastEvent().getEventType();
  }

  boolean has(EventType type) {
    return events().stream().anyMatch(e -> e.getEventType() == type);
  }

  /** The most activities and children that were pending at once. */
  int mostPending() {
    int pending = 0;
    int most = 0;
    for (HistoryEvent event : events()) {
      pending += BEGINNINGS.contains(event.getEventType()) ? 1 : 0;
      pending -= ENDS.contains(event.getEventType()) ? 1 : 0;
      most = Math.max(most, pending);
    }
    return most;
  }

  /** The most ends that one workflow task took in. */
  int mostTogether() {
    int together = 0;
    int most = 0;
    for (HistoryEvent event : events()) {
      if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED) {
        together = 0;
      }
      together += ENDS.contains(event.getEventType()) ? 1 : 0;
      most = Math.max(most, together);
    }
    return most;
  }

  /** Events that are not those of workflow tasks, whose number depends on timing. */
  long eventsWithoutWorkflowTasks() {
    return events().stream().filter(e -> !WORKFLOW_TASKS.contains(e.getEventType())).count();
  }

  /** Temporal's priority of the workflow itself. */
  int priority() {
    return events()
        .get(0)
        .getWorkflowExecutionStartedEventAttributes()
        .getPriority()
        .getPriorityKey();
  }

  /** Temporal's priority that each child was started with. */
  List<Integer> prioritiesOfChildren() {
    return events().stream()
        .filter(
            e -> e.getEventType() == EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED)
        .map(e -> e.getStartChildWorkflowExecutionInitiatedEventAttributes().getPriority())
        .map(Priority::getPriorityKey)
        .toList();
  }

  /** By which Temporal shares out each chunk, in the order in which they were scheduled. */
  List<Float> fairnessWeights() {
    return events().stream()
        .filter(e -> e.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .map(e -> e.getActivityTaskScheduledEventAttributes().getPriority())
        .filter(priority -> !priority.getFairnessKey().isEmpty())
        .map(Priority::getFairnessWeight)
        .toList();
  }

  int bytes() {
    return events().stream().mapToInt(HistoryEvent::getSerializedSize).sum();
  }

  /** The summaries of all activities, as the Temporal UI shows them. */
  List<String> summaries() {
    return events().stream()
        .filter(e -> e.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .map(e -> e.getUserMetadata().getSummary().getData().toStringUtf8())
        .toList();
  }
}
