package dev.nightjar.activities.window;

/** Tells whoever waits that the work goes on. */
@FunctionalInterface
public interface Heartbeat {
  /** For work that nobody waits for with a limit. */
  Heartbeat NONE = () -> {};

  /**
   * Tells it; cheap, may be called as often as wanted, on the thread that was given the heartbeat
   * alone.
   *
   * @throws io.temporal.client.ActivityCompletionException when the work shall stop
   */
  void beat();
}
