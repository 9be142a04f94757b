package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of superseded generations after their grace period. The ledger says which they
 * may be; the published table, which is the truth, must show a newer generation. Pointers are never
 * deleted. Sweeping twice, at once or late is harmless: what is superseded stays so. Thread-safe.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final HBaseStores stores;
  private final Ledger ledger;
  private final SweepOptions options;
  private final Pointers pointers;

  /** With everything it needs. */
  public Sweeper(HBaseStores stores, Ledger ledger, SweepOptions options) {
    this.stores = stores;
    this.ledger = ledger;
    this.options = options;
    this.pointers = new Pointers(stores);
  }

  /**
   * Sweeps as far as the bounds allow; the next sweep goes on.
   *
   * @throws IOException when HBase does not answer; what was swept is recorded nevertheless
   */
  public SweepReport sweep(Heartbeat heartbeat) throws IOException {
    RowSweep rows = new RowSweep(stores, options, heartbeat);
    SweepReport superseded = superseded(rows);
    return new SweepReport(
        superseded.generations() + unpublished(rows), rows.deleted(), superseded.kept());
  }

  private SweepReport superseded(RowSweep rows) throws IOException {
    int most = options.generationsPerSweep();
    int swept = 0;
    int kept = 0;
    boolean isMoreThere = true;
    while (isMoreThere && swept < most) {
      // What is kept comes first again and again, and is not to keep the others from being swept.
      List<StaleGeneration> next = ledger.stale(options.grace(), most - swept, kept);
      isMoreThere = next.size() == most - swept;
      for (StaleGeneration stale : next) {
        if (rows.isOver()) {
          return new SweepReport(swept, rows.deleted(), kept);
        }
        Optional<Pointer> seen = pointers.find(stale.merchantDay(), stale.job());
        if (!isSuperseded(stale, seen)) {
          warn(stale, seen);
          kept++;
        } else if (sweep(stale, rows)) {
          ledger.swept(List.of(stale));
          swept++;
        }
      }
    }
    return new SweepReport(swept, rows.deleted(), kept);
  }

  /**
   * What a run has stored of merchants that it took out. As long as nothing newer is published a
   * retry of the run may go on with it, under the same timestamps; then nobody does.
   */
  private int unpublished(RowSweep rows) throws IOException {
    List<StaleGeneration> needed = new ArrayList<>();
    int swept = 0;
    for (StaleGeneration left :
        ledger.unpublished(options.grace(), options.generationsPerSweep())) {
      if (rows.isOver()) {
        break;
      }
      if (!isSuperseded(left, pointers.find(left.merchantDay(), left.job()))) {
        needed.add(left);
      } else if (sweep(left, rows)) {
        ledger.forget(List.of(left));
        swept++;
      }
    }
    ledger.putOff(needed);
    return swept;
  }

  private static boolean isSuperseded(StaleGeneration stale, Optional<Pointer> seen) {
    return seen.filter(pointer -> pointer.generation().compareTo(stale.generation()) > 0)
        .isPresent();
  }

  private static void warn(StaleGeneration stale, Optional<Pointer> seen) {
    LOG.warn(
        "Generation {} of {} by job {} is kept: the ledger calls it superseded, but readers are sent to {}",
        stale.generation(),
        stale.merchantDay(),
        stale.job(),
        seen.map(Pointer::generation));
  }

  /** A generation that is too large for the time left is swept further by the next sweep. */
  private static boolean sweep(StaleGeneration stale, RowSweep rows) throws IOException {
    ResultId result = new ResultId(stale.merchantDay(), stale.job(), stale.generation());
    Generation generation = stale.generation();
    return rows.delete(HBaseTable.SUMMARY, SummaryKey.range(result, Granularity.DAY), generation)
        && rows.delete(HBaseTable.PARTIAL, PartialKey.range(result), generation)
        && rows.delete(HBaseTable.INTERMEDIATE, IntermediateKey.range(result), generation);
  }
}
