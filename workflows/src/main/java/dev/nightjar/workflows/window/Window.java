package dev.nightjar.workflows.window;

import dev.nightjar.workflows.control.Pace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

/**
 * A sliding window over a list of work that may grow: it says what may start next so that no more
 * run at once than its pace allows. First in, first out; no clock, no threads. Not thread-safe.
 *
 * @param <T> a piece of work
 */
public final class Window<T> implements Dispatch<T> {
  private final Pace pace;
  private final Deque<T> waiting = new ArrayDeque<>();
  private int running;

  /**
   * An empty window.
   *
   * @param width how many may run at once, 1 or more
   */
  public Window(int width) {
    this(new Pace(width));
  }

  /**
   * An empty window whose width may change.
   *
   * @param pace how many may run at once, now
   */
  public Window(Pace pace) {
    this.pace = pace;
  }

  /** Appends work to the list. */
  public void add(T work) {
    waiting.addLast(work);
  }

  /** Puts work before all that waits. */
  public void addFirst(T work) {
    waiting.addFirst(work);
  }

  @Override
  public int waiting() {
    return waiting.size();
  }

  @Override
  public int unended() {
    return waiting.size() + running;
  }

  @Override
  public boolean mayStart() {
    return pace.hasRoomBeside(running) && !waiting.isEmpty();
  }

  @Override
  public T start() {
    if (!mayStart()) {
      throw new NoSuchElementException(
          "Cannot start: %d of %d run, %d wait".formatted(running, pace.width(), waiting.size()));
    }
    running++;
    return waiting.removeFirst();
  }

  @Override
  public void end(T work) {
    if (running == 0) {
      throw new IllegalStateException("Cannot end: nothing runs");
    }
    running--;
  }
}
