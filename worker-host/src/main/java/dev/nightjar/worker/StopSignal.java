package dev.nightjar.worker;

import java.time.Duration;

/** Tells a worker host that is still starting that it is to end. */
@FunctionalInterface
public interface StopSignal {
  /**
   * Waits for the signal.
   *
   * @param limit how long
   * @return whether it came
   */
  boolean await(Duration limit) throws InterruptedException;
}
