package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Beating;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes many merchants together: first every summary row, when all are stored the pointers, and
 * when those are stored the ledger. Not thread-safe.
 */
final class PublicationCommit {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationCommit.class);
  private static final int ROWS_PER_COMMIT = 2000;

  private final HBaseStores stores;
  private final Ledger ledger;
  private final RunId run;
  private final Heartbeat heartbeat;
  private final List<Put> rows = new ArrayList<>();
  private final List<Put> pointers = new ArrayList<>();
  private final List<Publication> unrecorded = new ArrayList<>();
  private int published;
  private long summaryRows;

  PublicationCommit(HBaseStores stores, Ledger ledger, RunId run, Heartbeat heartbeat) {
    this.stores = stores;
    this.ledger = ledger;
    this.run = run;
    this.heartbeat = heartbeat;
  }

  /** Takes a merchant whose pointer an earlier execution has put already. */
  void alreadyPublished(MerchantDay merchantDay, Pointer pointer) {
    record(merchantDay, pointer);
  }

  /** Takes a merchant to publish. */
  void add(MerchantResult.Ready ready) throws IOException {
    rows.addAll(ready.rows());
    pointers.add(Pointers.put(ready.merchantDay(), run.job(), ready.pointer()));
    record(ready.merchantDay(), ready.pointer());
    if (rows.size() + pointers.size() >= ROWS_PER_COMMIT) {
      flush();
    }
  }

  void flush() throws IOException {
    Beating.run(heartbeat, () -> stores.write(HBaseTable.SUMMARY, rows));
    // Who is cancelled, or taken for lost, puts no pointer any more.
    heartbeat.beat();
    Beating.run(heartbeat, () -> stores.write(HBaseTable.PUBLISHED, pointers));
    if (!unrecorded.isEmpty()) {
      recorded("publications", () -> ledger.published(List.copyOf(unrecorded)));
    }
    rows.clear();
    pointers.clear();
    unrecorded.clear();
  }

  /**
   * Records what came of merchants. Once pointers are put, the published table is the truth: a
   * ledger that is away for a while is tried again, and one that refuses for good undoes nothing.
   */
  void recorded(String what, Runnable statement) {
    try {
      statement.run();
    } catch (LedgerUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn(
          "The ledger does not take {} of run {}, which hold all the same: mend the ledger",
          what,
          run,
          e);
    }
  }

  int published() {
    return published;
  }

  long summaryRows() {
    return summaryRows;
  }

  private void record(MerchantDay merchantDay, Pointer pointer) {
    published++;
    summaryRows += pointer.rows();
    unrecorded.add(
        new Publication(
            merchantDay,
            run,
            pointer.version(),
            pointer.rows(),
            pointer.digest(),
            pointer.sources()));
  }
}
