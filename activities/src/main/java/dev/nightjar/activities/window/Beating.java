package dev.nightjar.activities.window;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Beats the heart on the calling thread while another one does what may take long, such as a write
 * to a store that is too busy: who waits does not take the work for lost, and begin it elsewhere
 * too.
 */
public final class Beating {
  private static final long BEAT_MILLIS = 500;

  private Beating() {}

  /**
   * What is found out meanwhile.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Question<T> {
    /** Finds it out; an interrupt asks it to stop. */
    T ask() throws IOException;
  }

  /**
   * Does a task on a thread of its own, which has ended when this returns or throws.
   *
   * @throws IOException what the task throws; or that the caller was interrupted, as the task then
   *     is too
   */
  public static void run(Heartbeat heartbeat, Task task) throws IOException {
    Boolean unused =
        get(
            heartbeat,
            () -> {
              task.run();
              return Boolean.TRUE;
            });
  }

  /**
   * Finds something out on a thread of its own, which has ended when this returns or throws.
   *
   * @throws IOException as {@link #run}
   */
  public static <T> T get(Heartbeat heartbeat, Question<T> question) throws IOException {
    ExecutorService thread = OwnThreads.start(1, "nightjar-beaten");
    try {
      return await(thread.submit(question::ask), heartbeat);
    } finally {
      OwnThreads.end(thread);
    }
  }

  /** What comes of a future, awaited with a beating heart. */
  static <O> O await(Future<O> future, Heartbeat heartbeat) throws IOException {
    while (true) {
      try {
        return future.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        heartbeat.beat();
      } catch (InterruptedException e) {
        throw FailedTask.interrupted();
      } catch (ExecutionException e) {
        throw FailedTask.rethrown(e);
      }
    }
  }
}
