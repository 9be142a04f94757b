package dev.nightjar.swarm.temporal;

import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Temporal of cancelled calls, on threads of its own: whoever cancels does not wait. What is
 * not told, Temporal ends by the call's limit.
 */
final class Cancelling {
  private static final Logger LOG = LoggerFactory.getLogger(Cancelling.class);
  private static final int THREADS = 4;
  private static final int MOST_WAITING = 10_000;
  static final ExecutorService EXECUTOR = executor();

  private Cancelling() {}

  private static ExecutorService executor() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "nightjar-swarm-cancel");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.AbortPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  static void cancel(WorkflowStub workflow) {
    try {
      EXECUTOR.execute(() -> tell(workflow));
    } catch (RejectedExecutionException e) {
      LOG.debug("Not told of its cancellation: {}; it ends by itself", workflow.getExecution(), e);
    }
  }

  private static void tell(WorkflowStub workflow) {
    try {
      workflow.cancel();
    } catch (WorkflowNotFoundException e) {
      LOG.debug("Already ended: {}", workflow.getExecution(), e);
    } catch (RuntimeException e) {
      LOG.warn("Cannot cancel {}; it ends by itself", workflow.getExecution(), e);
    }
  }
}
