package dev.nightjar.activities.window;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Does one task while its user prepares the next. There is never more than one on its way, so a
 * slow one still slows its user down. For one thread.
 *
 * <p>Closing it interrupts the task that is still on its way and waits for its end, so that nothing
 * of it outlives its user.
 */
public final class OneBehind implements AutoCloseable {
  private final String name;
  private @Nullable ExecutorService thread;
  private @Nullable Future<?> onItsWay;

  /**
   * With nothing to do.
   *
   * @param name of its thread
   */
  public OneBehind(String name) {
    this.name = name;
  }

  /**
   * Begins a task once the one before has ended.
   *
   * @throws IOException when the one before failed; then this one is not begun
   */
  public void begin(Task task) throws IOException {
    await();
    if (thread == null) {
      thread = OwnThreads.start(1, name);
    }
    onItsWay =
        thread.submit(
            () -> {
              task.run();
              return null;
            });
  }

  /**
   * Waits until nothing is on its way.
   *
   * @throws IOException when what was on its way failed
   */
  public void await() throws IOException {
    Future<?> last = onItsWay;
    if (last == null) {
      return;
    }
    try {
      last.get();
      onItsWay = null;
    } catch (InterruptedException e) {
      throw FailedTask.interrupted();
    } catch (ExecutionException e) {
      onItsWay = null;
      throw FailedTask.rethrown(e);
    }
  }

  @Override
  public void close() {
    if (thread != null) {
      OwnThreads.end(thread);
    }
  }
}
