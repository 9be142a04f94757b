package dev.nightjar.worker.presence;

/** What can be wanted of a worker host. Thread-safe; nothing of it waits for work to end. */
public interface HostControl {
  /** Takes nothing more, and goes on with what was begun. */
  void drain();

  /** Takes tasks again. */
  void resume();

  /** Whether nothing is executed, and no task can come. */
  boolean isIdle();

  /** Begins to stop, as a signal would. */
  void stop();
}
