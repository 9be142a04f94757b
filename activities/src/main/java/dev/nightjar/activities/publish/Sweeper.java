package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.SweepTurn;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of superseded generations after their grace period. The ledger says which they
 * may be; the published table, which is the truth, must show a newer generation. Pointers are never
 * deleted. Sweeping twice, at once or late is harmless: what is superseded stays so. Who would
 * sweep while another does leaves it to that one. Thread-safe.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final HBaseStores stores;
  private final Ledger ledger;
  private final SweepOptions options;
  private final SweepMeters meters;

  /** With everything it needs; it counts nothing. */
  public Sweeper(HBaseStores stores, Ledger ledger, SweepOptions options) {
    this(stores, ledger, options, new CompositeMeterRegistry());
  }

  /** With everything it needs, and where it counts what it does. */
  public Sweeper(HBaseStores stores, Ledger ledger, SweepOptions options, MeterRegistry registry) {
    this.stores = stores;
    this.ledger = ledger;
    this.options = options;
    this.meters = new SweepMeters(registry);
  }

  /**
   * Sweeps as far as the time goes; the next sweep goes on.
   *
   * @throws IOException when HBase does not answer; what was swept is recorded nevertheless
   */
  public SweepReport sweep(Heartbeat heartbeat) throws IOException {
    Optional<SweepTurn> turn = ledger.takeSweepTurn(options.longest());
    if (turn.isEmpty()) {
      LOG.debug("Another sweep is under way");
      return SweepReport.OF_ANOTHER;
    }
    try {
      SweepReport report = new Sweep(stores, ledger, options, heartbeat).run();
      meters.add(report);
      tell(report);
      return report;
    } finally {
      ledger.giveBack(turn.get());
    }
  }

  private void tell(SweepReport report) {
    if (report.rest() == SweepReport.Rest.MORE) {
      LOG.warn(
          "Swept {} generations that are superseded, {} rows, in the {} s that a sweep may take; more are left to the"
              + " next one. Where that is so every night, set worker.sweepTime or worker.sweepRowsPerSecond higher",
          report.generations(),
          report.rows(),
          options.longest().toSeconds());
    } else if (report.generations() > 0) {
      LOG.info(
          "Swept {} generations that are superseded, {} rows; none is left that was due",
          report.generations(),
          report.rows());
    }
  }
}
