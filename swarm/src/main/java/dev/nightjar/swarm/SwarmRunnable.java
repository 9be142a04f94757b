package dev.nightjar.swarm;

/** One call of a stub's method without a result, as {@code () -> stub.forget(a, b)}. */
@FunctionalInterface
public interface SwarmRunnable {
  /** Calls it. */
  void run() throws Exception;
}
