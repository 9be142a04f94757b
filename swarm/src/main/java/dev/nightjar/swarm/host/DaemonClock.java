package dev.nightjar.swarm.host;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Clocks for short tasks, which keep no JVM alive and forget what was cancelled. */
final class DaemonClock {
  private DaemonClock() {}

  /** A new one, whose thread has that name. */
  static ScheduledThreadPoolExecutor start(String name) {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
