package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.GroupOutcome;
import java.util.concurrent.CompletableFuture;

/** A page of a group under way. Thread-safe. */
public interface GroupCarriage {
  /** The ends of all of its calls; the future fails only when nothing can be learnt of them. */
  CompletableFuture<GroupOutcome> outcome();

  /**
   * Waits until more calls have ended, and gives their ends; some of them where they are many.
   *
   * @param known how many ends the reader knows, in the order in which they came
   */
  CompletableFuture<GroupOutcome> next(int known);

  /** Whether it was there before it was asked for here. */
  boolean isFound();

  /** Asks for the end of what has not ended; returns at once. */
  void cancel();
}
