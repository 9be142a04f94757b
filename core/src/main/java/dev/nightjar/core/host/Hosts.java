package dev.nightjar.core.host;

import java.time.Duration;
import java.util.List;

/**
 * Who is there, and what is wanted of each. Losing it harms no work: worker hosts go on as they
 * were told last, and write themselves down again with the next sign of life. Thread-safe. Ages are
 * by the store's own clock, so that clocks of hosts may differ. Failures of the store come as
 * {@link dev.nightjar.core.ledger.LedgerUnavailable}.
 */
public interface Hosts {
  /** For how long after its last sign of life a worker host is taken for alive. */
  Duration LIVE = Duration.ofSeconds(15);

  /** How long worker hosts that gave no sign of life are remembered. */
  Duration REMEMBERED = Duration.ofDays(7);

  /**
   * Writes a sign of life; again changes nothing but its time. What was wanted of an earlier
   * process of the same identity is not wanted of this one: it is to RUN.
   *
   * @return what is wanted of the worker host
   */
  HostWish beat(HostBeat beat);

  /** All that are remembered, live or not, in order of their identities. */
  List<HostRecord> all();

  /**
   * Says what is wanted of a live worker host; it hears of it with its next sign of life.
   *
   * @return whether there is such a live one
   */
  boolean want(String host, HostWish wish);

  /** Forgets worker hosts that gave no sign of life for {@link #REMEMBERED}. */
  void forgetSilent();
}
