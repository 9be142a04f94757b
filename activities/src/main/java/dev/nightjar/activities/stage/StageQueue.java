package dev.nightjar.activities.stage;

import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.activities.window.FailedTask;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way from one stage to the next, never more than a few. What the first one fails
 * with is thrown to the second behind all that came before it; a second one that wants no more ends
 * the first at its next batch. For one thread on either side.
 *
 * @param <T> a batch
 */
public final class StageQueue<T> implements AutoCloseable {
  private final int most;
  private final StageMeter taker;
  private final Queue<T> batches = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Throwable failure;
  private boolean isEnded;
  private boolean isClosed;

  /**
   * An empty one.
   *
   * @param most batches, 1 or more
   * @param taker the stage behind it
   */
  public StageQueue(int most, StageMeter taker) {
    if (most < 1) {
      throw new IllegalArgumentException("Invalid queue of %d batches: 1 or more".formatted(most));
    }
    this.most = most;
    this.taker = taker;
  }

  /**
   * Hands a batch over, and waits until there is room for it.
   *
   * @param clock of the stage before it, which is held meanwhile
   * @return false if nobody wants it, or any other
   * @throws InterruptedIOException when interrupted
   */
  public boolean put(T batch, StageClock clock) throws InterruptedIOException {
    clock.lap(Use.BUSY);
    lock.lock();
    try {
      awaitWhile(() -> batches.size() >= most && !isClosed);
      if (isClosed) {
        return false;
      }
      batches.add(batch);
      taker.queued(1);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
      clock.lap(Use.HELD);
    }
  }

  /**
   * Takes the next batch, and waits for it.
   *
   * @param clock of the stage behind it, which starves meanwhile
   * @return empty when there is none any more
   * @throws IOException what the stage before it failed with, or when interrupted
   */
  public Optional<T> take(StageClock clock) throws IOException {
    clock.lap(Use.BUSY);
    lock.lock();
    try {
      awaitWhile(() -> batches.isEmpty() && !isEnded);
      T next = batches.poll();
      if (next == null) {
        if (failure != null) {
          throw FailedTask.rethrown(failure);
        }
        return Optional.empty();
      }
      taker.queued(-1);
      changed.signalAll();
      return Optional.of(next);
    } finally {
      lock.unlock();
      clock.lap(Use.STARVED);
    }
  }

  /** No batch follows. */
  public void end() {
    end(null);
  }

  /** No batch follows, because the stage before it failed. */
  public void fail(Throwable thrown) {
    end(thrown);
  }

  private void end(@Nullable Throwable thrown) {
    lock.lock();
    try {
      isEnded = true;
      failure = thrown;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody wants what is in it, or more of it. */
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      taker.queued(-batches.size());
      batches.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a stage waits on either side of it. */
  boolean hasWaiters() {
    lock.lock();
    try {
      return lock.hasWaiters(changed);
    } finally {
      lock.unlock();
    }
  }

  private void awaitWhile(BooleanSupplier isSo) throws InterruptedIOException {
    try {
      while (isSo.getAsBoolean()) {
        changed.await();
      }
    } catch (InterruptedException e) {
      throw FailedTask.interrupted();
    }
  }
}
