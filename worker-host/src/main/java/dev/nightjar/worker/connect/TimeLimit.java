package dev.nightjar.worker.connect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what may hang in a thread of its own and gives up waiting after a while. */
final class TimeLimit {
  private TimeLimit() {}

  /**
   * The call's result.
   *
   * @throws TimeoutException when the call goes on; its thread is interrupted and left behind
   * @throws Exception what the call threw
   */
  static <T> T within(Duration limit, String threadName, Callable<T> call) throws Exception {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    } catch (TimeoutException e) {
      task.cancel(true);
      throw e;
    }
  }
}
