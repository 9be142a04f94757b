package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;

/**
 * Publishes many merchants together: first every summary row, when all are stored the pointers, and
 * when those are stored the ledger. Not thread-safe.
 */
final class PublicationCommit {
  private static final int ROWS_PER_COMMIT = 2000;

  private final HBaseStores stores;
  private final Ledger ledger;
  private final RunId run;
  private final List<Put> rows = new ArrayList<>();
  private final List<Put> pointers = new ArrayList<>();
  private final List<Publication> unrecorded = new ArrayList<>();
  private int published;
  private long summaryRows;

  PublicationCommit(HBaseStores stores, Ledger ledger, RunId run) {
    this.stores = stores;
    this.ledger = ledger;
    this.run = run;
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
    stores.write(HBaseTable.SUMMARY, rows);
    stores.write(HBaseTable.PUBLISHED, pointers);
    if (!unrecorded.isEmpty()) {
      ledger.published(List.copyOf(unrecorded));
    }
    rows.clear();
    pointers.clear();
    unrecorded.clear();
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
