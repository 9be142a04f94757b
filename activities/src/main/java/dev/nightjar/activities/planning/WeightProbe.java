package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.RawKeyCheck;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.plan.FirstKeys;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.WeightSource;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.filter.FilterList;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.filter.KeyOnlyFilter;

/**
 * Weighs merchant-days by their first raw keys, which one bounded read brings, and by earlier
 * nights. A day with no more keys is counted, and one without any is empty, whatever earlier nights
 * read. Of a larger one the share of visitor hashes that the keys reach tells the rest; unless that
 * contradicts earlier nights, they count. A day without them, or far from them, that is large
 * enough to be cut up is read further, because its estimate decides into how many pieces; that of a
 * small one only decides what it shares a chunk with. Thread-safe.
 */
final class WeightProbe {
  /** How many keys of a merchant-day are read: some twenty visitors and more. */
  static final int FIRST_KEYS = 250;

  /** How many keys of a large merchant-day are read. */
  static final int MOST_KEYS = 2000;

  /** No day is taken for larger: an estimate from a few visitors can be far off. */
  private static final double MOST_ROWS = 1e10;

  private static final double HASHES = 0x1p64;

  private final HBaseStores stores;
  private final Generation cutoff;
  private final long large;

  /** For a plan whose chunks never have fewer rows than its floor for their own sake. */
  WeightProbe(HBaseStores stores, Generation cutoff, PlanOptions options) {
    this.stores = stores;
    this.cutoff = cutoff;
    this.large = options.rowsPerChunkFloor();
  }

  /**
   * Weighs a merchant-day.
   *
   * @param history its weight by earlier nights; empty without any
   */
  MerchantDayWeight weigh(Candidate candidate, OptionalLong history) throws IOException {
    FirstKeys first = firstKeys(candidate, FIRST_KEYS);
    FirstKeys keys = first.asksForMore(history, large) ? firstKeys(candidate, MOST_KEYS) : first;
    return new MerchantDayWeight(
            candidate.merchant(), candidate.day(), keys.weight(history), keys.source(history))
        .withShares(candidate.shares());
  }

  private FirstKeys firstKeys(Candidate candidate, int keys) throws IOException {
    Keys read = new Keys(RawKey.check(candidate.merchantDay()));
    stores.scan(HBaseTable.RAW, scan(candidate, keys), read::add);
    return read.rows < keys
        ? new FirstKeys(read.rows, read.visitors, WeightSource.COUNTED)
        : new FirstKeys(estimated(keys, read.lastHash), read.visitors, WeightSource.SAMPLED);
  }

  /** Keys as they are read: those of a visitor lie together. */
  private static final class Keys {
    /** A damaged key is one row more; the chunk that reads it tells what is wrong with it. */
    private final RawKeyCheck check;

    private int rows;
    private int visitors;
    private long lastHash;

    Keys(RawKeyCheck check) {
      this.check = check;
    }

    boolean add(Result row) {
      long hash = check.visitorHash(row.getRow());
      if (rows == 0 || hash != lastHash) {
        visitors++;
      }
      lastHash = hash;
      rows++;
      return true;
    }
  }

  /** How many rows a day has when so many first keys reach up to a hash. */
  static long estimated(int keys, long lastHash) {
    double reached = unsigned(lastHash) + 1;
    return (long) Math.min(MOST_ROWS, Math.ceil(keys * (HASHES / reached)));
  }

  private static double unsigned(long hash) {
    return (hash >>> 1) * 2.0 + (hash & 1);
  }

  private Scan scan(Candidate candidate, int keys) throws IOException {
    KeyRange range = RawKey.range(candidate.merchantDay());
    return new Scan()
        .withStartRow(range.start())
        .withStopRow(range.stop())
        .addFamily(HBaseTable.RAW.family())
        .setTimeRange(0, cutoff.cutoffMillis() + 1)
        .setFilter(new FilterList(new FirstKeyOnlyFilter(), new KeyOnlyFilter()))
        .setLimit(keys)
        .setCaching(keys);
  }
}
