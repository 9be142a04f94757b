package dev.nightjar.embedded;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;

/**
 * Hands an update to a workflow in the place that its history will tell. The test service puts it
 * before what has come since the workflow task was scheduled, and writes down that it came after:
 * the workflow's next step, made from its history, is another one than it was, and the workflow
 * hangs. A real server puts it after, in the task as in the history. Thread-safe.
 */
final class UpdateOrder implements ServerInterceptor {
  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void sendMessage(S message) {
            super.sendMessage(changed(message));
          }
        },
        headers);
  }

  // The message keeps its class, which is the only one that S can be.
  @SuppressWarnings("unchecked")
  private static <S> S changed(S message) {
    return message instanceof PollWorkflowTaskQueueResponse task && task.getMessagesCount() > 0
        ? (S) inOrder(task)
        : message;
  }

  /** The last event is the task's start, and belongs to the step itself. */
  private static PollWorkflowTaskQueueResponse inOrder(PollWorkflowTaskQueueResponse task) {
    PollWorkflowTaskQueueResponse.Builder changed = task.toBuilder();
    long last = task.getHistory().getEvents(task.getHistory().getEventsCount() - 1).getEventId();
    changed.getMessagesBuilderList().forEach(update -> update.setEventId(last - 1));
    return changed.build();
  }
}
