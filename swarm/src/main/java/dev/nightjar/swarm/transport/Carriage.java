package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.CallOutcome;
import java.util.concurrent.CompletableFuture;

/** A call under way. Thread-safe. */
public interface Carriage {
  /** Its end; the future fails only when nothing can be learnt of it. */
  CompletableFuture<CallOutcome> outcome();

  /** Asks for its end; returns at once, and does nothing when it has ended. */
  void cancel();
}
