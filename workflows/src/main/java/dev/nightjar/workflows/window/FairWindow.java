package dev.nightjar.workflows.window;

import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.Company;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A sliding window over a run's batches in which the large ones leave room for the others: until
 * every other batch has ended, one large batch runs at a time, and none in a window of one. Large
 * ones start first, else each kind in the order of the plan. As one large batch keeps all slots
 * busy, that costs the night no time.
 *
 * @param <T> a batch
 */
public final class FairWindow<T> implements Dispatch<T> {
  private final Pace pace;
  private final Supplier<Company> company;
  private final Predicate<T> isLarge;
  private final Kind large = new Kind();
  private final Kind others = new Kind();

  /**
   * An empty window.
   *
   * @param pace how many may run at once, now
   * @param company whether other groups of batches run, now: there, batches may wait that are not
   *     large
   * @param isLarge whether a batch can hold all slots; always the same of one batch
   */
  public FairWindow(Pace pace, Supplier<Company> company, Predicate<T> isLarge) {
    this.pace = pace;
    this.company = company;
    this.isLarge = isLarge;
  }

  /** Appends a batch. */
  public void add(T batch) {
    kind(batch).waiting.addLast(batch);
  }

  @Override
  public int waiting() {
    return large.waiting.size() + others.waiting.size();
  }

  @Override
  public int unended() {
    return large.unended() + others.unended();
  }

  /** How many batches that are not large wait or run. */
  public int others() {
    return others.unended();
  }

  @Override
  public boolean mayStart() {
    return pace.hasRoomBeside(large.running + others.running)
        && (mayStartLarge() || !others.waiting.isEmpty());
  }

  private boolean mayStartLarge() {
    if (large.waiting.isEmpty()) {
      return false;
    }
    if (others.unended() == 0) {
      return company.get() == Company.ALONE || large.running == 0;
    }
    return large.running == 0 && pace.width() > 1;
  }

  @Override
  public T start() {
    if (!mayStart()) {
      throw new NoSuchElementException(
          "Cannot start: %d large and %d other batches run, %d and %d wait"
              .formatted(
                  large.running, others.running, large.waiting.size(), others.waiting.size()));
    }
    Kind next = mayStartLarge() ? large : others;
    next.running++;
    return next.waiting.removeFirst();
  }

  @Override
  public void end(T batch) {
    Kind kind = kind(batch);
    if (kind.running == 0) {
      throw new IllegalStateException("Cannot end: no such batch runs");
    }
    kind.running--;
  }

  private Kind kind(T batch) {
    return isLarge.test(batch) ? large : others;
  }

  private final class Kind {
    private final Deque<T> waiting = new ArrayDeque<>();
    private int running;

    int unended() {
      return waiting.size() + running;
    }
  }
}
