package dev.nightjar.activities.summary;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.plan.SealedDay;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Seal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/**
 * What the seals of published merchant-days tell of their intermediate rows. Seals are swept before
 * the rows that they tell of. Thread-safe.
 */
public final class SealedDays {
  private static final byte[] VALUE = {'v'};

  private final HBaseStores stores;

  /** The seals in some tables. */
  public SealedDays(HBaseStores stores) {
    this.stores = stores;
  }

  /**
   * The intermediate rows of what is published, by one short scan over the seals.
   *
   * @return empty when they are swept or incomplete, or never were
   */
  public Optional<SealedDay> find(MerchantDay merchantDay, JobName job, Pointer pointer)
      throws IOException {
    KeyRange range = PartialKey.seals(new ResultId(merchantDay, job, pointer.generation()));
    Scan scan =
        new Scan()
            .withStartRow(range.start())
            .withStopRow(range.stop())
            .addFamily(HBaseTable.PARTIAL.family());
    Map<HashRange, Seal> seals = new TreeMap<>();
    stores.scan(HBaseTable.PARTIAL, scan, row -> take(row, seals));
    return SealedDay.of(pointer, seals);
  }

  private static boolean take(Result row, Map<HashRange, Seal> seals) {
    try {
      byte[] form = row.getValue(HBaseTable.PARTIAL.family(), VALUE);
      if (form != null) {
        seals.put(PartialKey.parse(row.getRow()).hashes(), Seal.decode(form));
      }
    } catch (IllegalArgumentException e) {
      // A damaged seal tells nothing, as if it were not there.
      return true;
    }
    return true;
  }
}
