package dev.nightjar.benchmark.swarm;

import dev.nightjar.swarm.contract.Swarm;

/** The same in the other lane. */
@Swarm(name = "batch-work", lane = "batch", timeLimitMillis = 10_000)
public interface BatchWork {
  /** Waits that many milliseconds. */
  long work(long millis) throws InterruptedException;
}
