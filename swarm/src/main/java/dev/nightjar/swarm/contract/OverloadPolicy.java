package dev.nightjar.swarm.contract;

/** What a lane does with more calls than it can answer. */
public enum OverloadPolicy {
  /** Bounded time: what can't be answered within the lane's bound is refused at once. */
  CONSISTENT,
  /** Nothing is refused: everything is completed, by priority and age, however long it takes. */
  AVAILABLE
}
