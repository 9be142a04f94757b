package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.GroupOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A page of a group under way. Thread-safe. */
public interface GroupCarriage {
  /**
   * The ends of all of its calls. The future fails with {@link CarriageFailed} where the page as a
   * whole has come to an end that is also theirs, and otherwise when nothing can be learnt of them.
   */
  CompletableFuture<GroupOutcome> outcome();

  /**
   * Gives the ends of calls that have ended since, none where none has; some of them where they are
   * many. The future fails when they cannot be learnt now; another question may be answered.
   *
   * @param known how many ends the reader knows, in the order in which they came
   */
  CompletableFuture<GroupOutcome> next(int known);

  /** Whether it was there before it was asked for here. */
  boolean isFound();

  /**
   * Asks for the end of calls that nobody waits for any more; returns at once. What is executed in
   * one go with others that somebody waits for ends with them.
   *
   * @param calls by their places in the page, from 0
   */
  void giveUp(List<Integer> calls);

  /** Asks for the end of what has not ended; returns at once. */
  void cancel();
}
