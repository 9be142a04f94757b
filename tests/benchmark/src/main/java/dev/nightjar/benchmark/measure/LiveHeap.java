package dev.nightjar.benchmark.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * What is live on a heap while a program is at work: a collection is forced when a quarter, a half
 * and three quarters of the work are done, in every program alike, and the most of what is left
 * counts. Thread-safe.
 */
public final class LiveHeap implements AutoCloseable {
  private static final List<Double> SHARES = List.of(0.25, 0.5, 0.75);
  private static final long LOOK_MILLIS = 100;

  private final MemoryMXBean memory;
  private final DoubleSupplier shareDone;
  private final AtomicLong most = new AtomicLong();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(LiveHeap::thread);
  private int taken;

  private LiveHeap(MemoryMXBean memory, DoubleSupplier shareDone) {
    this.memory = memory;
    this.shareDone = shareDone;
  }

  /** Watches this process. */
  public static LiveHeap sampled(DoubleSupplier shareDone) {
    return sampled(ManagementFactory.getMemoryMXBean(), shareDone);
  }

  /**
   * Watches a process.
   *
   * @param shareDone how much of the work is done, 0 to 1
   */
  @SuppressWarnings("FutureReturnValueIgnored") // A watch that failed leaves it to most() to look.
  public static LiveHeap sampled(MemoryMXBean memory, DoubleSupplier shareDone) {
    LiveHeap heap = new LiveHeap(memory, shareDone);
    heap.watch.scheduleWithFixedDelay(heap::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return heap;
  }

  private void look() {
    if (taken < SHARES.size() && shareDone.getAsDouble() >= SHARES.get(taken)) {
      taken++;
      take();
    }
  }

  private void take() {
    memory.gc();
    most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
  }

  /** The most bytes that were live; measured now when the work was over too soon to look. */
  public long most() {
    close();
    if (most.get() == 0) {
      take();
    }
    return most.get();
  }

  @Override
  public void close() {
    watch.shutdownNow();
    try {
      watch.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "live-heap");
    thread.setDaemon(true);
    return thread;
  }
}
