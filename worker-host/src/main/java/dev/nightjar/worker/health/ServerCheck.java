package dev.nightjar.worker.health;

/** Asks a server for an answer, within seconds. */
@FunctionalInterface
public interface ServerCheck {
  /**
   * Returns when it has answered.
   *
   * @throws Exception when it does not, or not as it should
   */
  void requireAnswer() throws Exception;
}
