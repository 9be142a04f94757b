package dev.nightjar.workflows.window;

import dev.nightjar.workflows.control.Pace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A window over groups of batches, largest first: two groups run at once, one from the front and
 * one from the back, so that small merchants do not wait for the groups of giants and those do not
 * come last. In a window of one, which two groups cannot share, they come from the back.
 *
 * @param <T> a group
 */
public final class GroupWindow<T> implements Dispatch<T> {
  private static final int AT_ONCE = 2;

  private final Pace pace;
  private final Deque<T> waiting = new ArrayDeque<>();
  private final Set<T> fromFront = new HashSet<>();
  private final Set<T> fromBack = new HashSet<>();

  /**
   * An empty window.
   *
   * @param pace how many batches of all groups may run at once, now
   */
  public GroupWindow(Pace pace) {
    this.pace = pace;
  }

  /** Appends a group. */
  public void add(T group) {
    waiting.addLast(group);
  }

  @Override
  public int waiting() {
    return waiting.size();
  }

  @Override
  public int unended() {
    return waiting.size() + running();
  }

  @Override
  public boolean mayStart() {
    return pace.hasRoomBeside(running()) && running() < AT_ONCE && !waiting.isEmpty();
  }

  @Override
  public T start() {
    if (!mayStart()) {
      throw new NoSuchElementException(
          "Cannot start: %d groups run, %d wait".formatted(running(), waiting.size()));
    }
    boolean isFront = pace.width() > 1 && fromFront.isEmpty();
    T group = isFront ? waiting.removeFirst() : waiting.removeLast();
    (isFront ? fromFront : fromBack).add(group);
    return group;
  }

  @Override
  public void end(T group) {
    if (!fromFront.remove(group) && !fromBack.remove(group)) {
      throw new IllegalStateException("Cannot end: no such group runs");
    }
  }

  /** Whether another group that runs or waits shares the window with each that runs. */
  public boolean isShared() {
    return unended() > 1 && pace.width() > 1;
  }

  /** How many batches of each group may run at once; 1 or more. */
  public int width() {
    return isShared() ? pace.width() / AT_ONCE : pace.width();
  }

  private int running() {
    return fromFront.size() + fromBack.size();
  }
}
