package dev.nightjar.embedded;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a workflow that cancels an activity just as that ends. A real server fails such a workflow
 * task, and the next one tells the workflow of the end. The test service breaks off in the middle
 * of the task: it takes in neither the cancellation nor the end, never hands out another task, and
 * whoever waits for the workflow, or has sent it an update, waits for ever. Here the task is failed
 * before it comes so far. An activity that runs into a time limit in that moment is not seen.
 * Thread-safe.
 */
final class LateCancellations implements ServerInterceptor {
  private final PendingActivities pending;
  private final ReadWriteLock ends = new ReentrantReadWriteLock();

  LateCancellations(PendingActivities pending) {
    this.pending = pending;
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private @Nullable Q message;

      @Override
      public void onMessage(Q received) {
        message = received;
        super.onMessage(received);
      }

      @Override
      public void onHalfClose() {
        if (message instanceof RespondWorkflowTaskCompletedRequest request && cancels(request)) {
          holding(ends.writeLock(), () -> taken(request));
        } else if (endsActivity(message)) {
          holding(ends.readLock(), super::onHalfClose);
        } else {
          super.onHalfClose();
        }
      }

      private void taken(RespondWorkflowTaskCompletedRequest request) {
        if (pending.hasAllThatAreCancelled(request)) {
          super.onHalfClose();
        } else {
          pending.fail(request);
          call.close(
              Status.INVALID_ARGUMENT.withDescription(
                  "An activity has ended that the workflow cancels; its next task tells it"),
              new Metadata());
        }
      }
    };
  }

  private static boolean cancels(RespondWorkflowTaskCompletedRequest request) {
    return request.getCommandsList().stream()
        .anyMatch(command -> command.hasRequestCancelActivityTaskCommandAttributes());
  }

  private static boolean endsActivity(@Nullable Object message) {
    return message instanceof RespondActivityTaskCompletedRequest
        || message instanceof RespondActivityTaskFailedRequest
        || message instanceof RespondActivityTaskCanceledRequest;
  }

  private static void holding(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
