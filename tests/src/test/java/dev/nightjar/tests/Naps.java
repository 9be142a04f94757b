package dev.nightjar.tests;

import dev.nightjar.swarm.contract.Retry;
import dev.nightjar.swarm.contract.Swarm;
import dev.nightjar.worker.swarm.SwarmOffers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A contract whose calls take as long as they are told. */
@Swarm(
    name = "naps",
    lane = "batch",
    timeLimitMillis = 60_000,
    retry = @Retry(attempts = 5, pauseMillis = 50))
public interface Naps {
  /**
   * A nap that lasts until the gate of its process is opened if it is the first one there, and else
   * until {@link #HOLDERS} processes have one at it.
   */
  long HELD = 0;

  /** How many processes share the held naps. */
  int HOLDERS = 2;

  /** Waits so many milliseconds, or {@link #HELD}, and says which process did. */
  long nap(long millis) throws InterruptedException;

  /** Offered by worker hosts whose JVM was started with this property. */
  String PROPERTY = "nightjar.tests.naps";

  /** As worker hosts offer it. */
  final class Offered extends SwarmOffers {
    @Override
    protected void configure() {
      if (Boolean.getBoolean(PROPERTY)) {
        offer(Naps.class, OfProcess.class);
      }
    }
  }

  /** The implementation. */
  final class OfProcess implements Naps {
    @Override
    public long nap(long millis) throws InterruptedException {
      if (millis == HELD) {
        HeldCount.passGateAfter(HOLDERS);
        return ProcessHandle.current().pid();
      }
      // Nobody counts down: it is a wait that an interrupt ends.
      boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      return never ? 0 : ProcessHandle.current().pid();
    }
  }
}
