package dev.nightjar.worker.health;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Looks at the process itself: no other server can make it seem dead. */
final class Vitals {
  /** What to do when the process does not work. */
  static final String NEXT = "restart this worker host; others do its tasks again";

  private static final int ROOM = 64;

  private Vitals() {}

  /** How many threads are locked against each other for good. */
  static int deadlocked() {
    long[] threads = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return threads == null ? 0 : threads.length;
  }

  /**
   * The lanes that no thread asks for tasks, found by the names that Temporal's SDK gives its
   * threads.
   */
  static List<String> unpolled(List<String> lanes) {
    List<String> names = threadNames();
    return lanes.stream().filter(lane -> isUnpolled(lane, names)).toList();
  }

  private static boolean isUnpolled(String lane, List<String> names) {
    String poller = "Poller taskQueue=\"" + lane + "\"";
    return names.stream().noneMatch(name -> name.contains(poller));
  }

  private static List<String> threadNames() {
    ThreadGroup top = Thread.currentThread().getThreadGroup();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    Thread[] threads = new Thread[2 * top.activeCount() + ROOM];
    int count = top.enumerate(threads, true);
    return Arrays.stream(threads, 0, count).map(Thread::getName).toList();
  }
}
