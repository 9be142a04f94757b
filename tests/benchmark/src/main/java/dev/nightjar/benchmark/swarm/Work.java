package dev.nightjar.benchmark.swarm;

import dev.nightjar.swarm.contract.Retry;
import dev.nightjar.swarm.contract.Swarm;

/** What is called: a wait, as of a call that waits for somebody else. */
@Swarm(
    name = "work",
    lane = "realtime",
    timeLimitMillis = 10_000,
    retry = @Retry(attempts = 2, pauseMillis = 10))
public interface Work {
  /** Waits that many milliseconds; returns at once for none. */
  long work(long millis) throws InterruptedException;
}
