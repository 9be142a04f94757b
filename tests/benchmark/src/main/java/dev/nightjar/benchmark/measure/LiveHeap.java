package dev.nightjar.benchmark.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * What is live on a heap while a program is at work: a collection is forced when a quarter, a half
 * and three quarters of the work are done, in every program alike, and the median of what is left
 * counts: one look may find a batch more or less in hand. Thread-safe.
 */
public final class LiveHeap implements AutoCloseable {
  private static final List<Double> SHARES = List.of(0.25, 0.5, 0.75);
  private static final long LOOK_MILLIS = 100;

  private final MemoryMXBean memory;
  private final DoubleSupplier shareDone;
  private final List<Long> looks = new CopyOnWriteArrayList<>();
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
  @SuppressWarnings("FutureReturnValueIgnored") // A watch that failed leaves it to median().
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
    looks.add(memory.getHeapMemoryUsage().getUsed());
  }

  /** The median of the bytes that were live; measured now when the work was over too soon. */
  public long median() {
    close();
    if (looks.isEmpty()) {
      take();
    }
    return (long) Percentiles.median(looks.stream().mapToDouble(Long::doubleValue).toArray());
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
