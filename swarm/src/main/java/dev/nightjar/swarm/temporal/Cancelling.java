package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.thread.Daemons;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.UntypedActivityHandle;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Temporal of cancelled calls, on threads of its own: whoever cancels does not wait. What is
 * not told, Temporal ends by the call's limit.
 */
final class Cancelling {
  private static final Logger LOG = LoggerFactory.getLogger(Cancelling.class);
  private static final int MOST_WAITING = 10_000;
  private static final ExecutorService EXECUTOR =
      Daemons.pool("nightjar-swarm-cancel", new LinkedBlockingQueue<>(MOST_WAITING));

  private Cancelling() {}

  static void cancel(WorkflowStub workflow) {
    cancel(String.valueOf(workflow.getExecution()), workflow::cancel);
  }

  /** Some calls of a page, by their places in it. */
  static void giveUp(WorkflowStub page, List<Integer> calls) {
    cancel(
        "calls %s of %s".formatted(calls, page.getExecution()),
        () -> page.signal(GroupWorkflow.GIVE_UP, calls));
  }

  static void cancel(UntypedActivityHandle activity) {
    cancel(activity.getActivityId(), activity::cancel);
  }

  private static void cancel(String what, Runnable request) {
    try {
      EXECUTOR.execute(() -> tell(what, request));
    } catch (RejectedExecutionException e) {
      LOG.debug("Not told of its cancellation: {}; it ends by itself", what, e);
    }
  }

  private static void tell(String what, Runnable request) {
    try {
      request.run();
    } catch (WorkflowNotFoundException e) {
      LOG.debug("Already ended: {}", what, e);
    } catch (RuntimeException e) {
      if (hasEnded(e)) {
        LOG.debug("Already ended: {}", what, e);
      } else {
        LOG.warn("Cannot cancel {}; it ends by itself", what, e);
      }
    }
  }

  private static boolean hasEnded(RuntimeException answer) {
    return answer instanceof StatusRuntimeException refusal
        && (refusal.getStatus().getCode() == Status.Code.NOT_FOUND
            || refusal.getStatus().getCode() == Status.Code.FAILED_PRECONDITION);
  }
}
