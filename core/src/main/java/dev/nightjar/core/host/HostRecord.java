package dev.nightjar.core.host;

import java.time.Duration;

/**
 * A worker host as the ledger has it.
 *
 * @param beat its last sign of life
 * @param wish what is wanted of it
 * @param silence how long ago the sign came, by the ledger's clock
 */
public record HostRecord(HostBeat beat, HostWish wish, Duration silence) {
  /** Its identity. */
  public String host() {
    return beat.host();
  }

  /** Whether it can be taken for alive: it has not ended, and gave a sign of life lately. */
  public boolean isLive() {
    return beat.state() != HostState.STOPPED && silence.compareTo(Hosts.LIVE) <= 0;
  }

  /** Whether it is there for new work. */
  public boolean takesTasks() {
    return isLive() && wish == HostWish.RUN && beat.state() == HostState.RUNNING;
  }
}
