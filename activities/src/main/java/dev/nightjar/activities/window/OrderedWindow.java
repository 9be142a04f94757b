package dev.nightjar.activities.window;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Works on inputs with a few threads of its own and hands the results over in order of the inputs.
 * At most twice as many results as threads are held. The calling thread waits, beats the heart and
 * takes the results; when anything fails, the rest is interrupted and waited for before the failure
 * is thrown, so nothing of the window outlives it.
 */
public final class OrderedWindow {
  private OrderedWindow() {}

  /**
   * Works on all inputs.
   *
   * @param threads how many at once, 1 or more; never more than there are inputs
   */
  public static <I, O> void run(
      int threads, List<I> inputs, Step<I, O> step, Results<O> results, Heartbeat heartbeat)
      throws IOException {
    if (inputs.isEmpty()) {
      return;
    }
    int parallel = Math.min(threads, inputs.size());
    ExecutorService pool = OwnThreads.start(parallel, "nightjar-window");
    try {
      slide(pool, 2 * parallel, inputs, step, results, heartbeat);
    } finally {
      OwnThreads.end(pool);
    }
  }

  private static <I, O> void slide(
      ExecutorService pool,
      int width,
      List<I> inputs,
      Step<I, O> step,
      Results<O> results,
      Heartbeat heartbeat)
      throws IOException {
    Queue<Future<O>> running = new ArrayDeque<>();
    Iterator<I> left = inputs.iterator();
    while (left.hasNext() || !running.isEmpty()) {
      while (left.hasNext() && running.size() < width) {
        I input = left.next();
        running.add(pool.submit(() -> step.apply(input)));
      }
      results.accept(Beating.await(running.remove(), heartbeat));
      heartbeat.beat();
    }
  }
}
