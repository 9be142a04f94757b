package dev.nightjar.workflows.window;

import java.util.NoSuchElementException;

/**
 * Decides which piece of work starts next, and when. It holds no clock, threads or randomness: the
 * same calls give the same answers, whether a workflow makes them or a simulation of a night. Not
 * thread-safe.
 *
 * @param <T> a piece of work
 */
public interface Dispatch<T> {
  /** How many wait. */
  int waiting();

  /** How many wait or run. */
  int unended();

  /** Whether something waits and may start. */
  boolean mayStart();

  /**
   * Takes the next piece of work, which counts as running until {@link #end}.
   *
   * @throws NoSuchElementException unless {@link #mayStart()}
   */
  T start();

  /**
   * Records that a piece of work has ended, so that another may start.
   *
   * @throws IllegalStateException when nothing of its kind runs
   */
  void end(T work);

  /** Whether nothing waits and nothing runs. */
  default boolean isDone() {
    return unended() == 0;
  }
}
