package dev.nightjar.tests;

import dev.nightjar.swarm.contract.Swarm;
import dev.nightjar.worker.swarm.SwarmOffers;

/** A contract whose calls can fail. */
@Swarm(name = "ratios", timeLimitMillis = 5_000)
public interface Ratios {
  /** Divides; by zero it fails. */
  long divide(long dividend, long divisor);

  /** What offers it. */
  final class Offered extends SwarmOffers {
    @Override
    protected void configure() {
      offer(Ratios.class, OfLongs.class);
    }
  }

  /** The implementation. */
  final class OfLongs implements Ratios {
    @Override
    public long divide(long dividend, long divisor) {
      return dividend / divisor;
    }
  }
}
