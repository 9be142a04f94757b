package dev.nightjar.activities.summary;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.PublishedKey;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * The pointers of merchants' days, by which readers find what is published. The cell's timestamp is
 * the generation, so HBase shows the newest generation whoever wrote last. Thread-safe.
 */
public final class Pointers {
  private static final byte[] FAMILY = HBaseTable.PUBLISHED.family();
  private static final byte[] QUALIFIER = Bytes.toBytes("g");

  private final HBaseStores stores;

  /** The pointers in some tables. */
  public Pointers(HBaseStores stores) {
    this.stores = stores;
  }

  /** Where readers of a merchant's day are sent. */
  public Optional<Pointer> find(MerchantDay merchantDay, JobName job) throws IOException {
    return findAll(List.of(merchantDay), job).get(0);
  }

  /** Where readers of merchants' days are sent, in the order asked for. */
  public List<Optional<Pointer>> findAll(List<MerchantDay> merchantDays, JobName job)
      throws IOException {
    List<Get> gets = new ArrayList<>(merchantDays.size());
    for (MerchantDay merchantDay : merchantDays) {
      byte[] key = PublishedKey.bytes(merchantDay, job, Granularity.DAY);
      gets.add(new Get(key).addColumn(FAMILY, QUALIFIER));
    }
    return stores.read(HBaseTable.PUBLISHED, gets).stream().map(Pointers::pointer).toList();
  }

  /**
   * Where readers of a merchant's day were ever sent, the newest first. {@code published} keeps
   * every version, so this is the truth, whatever the ledger knows.
   *
   * @param most how many of the newest, 1 or more
   */
  public List<Pointer> history(MerchantDay merchantDay, JobName job, int most) throws IOException {
    byte[] key = PublishedKey.bytes(merchantDay, job, Granularity.DAY);
    Get get = new Get(key).addColumn(FAMILY, QUALIFIER).readVersions(most);
    return stores
        .read(HBaseTable.PUBLISHED, List.of(get))
        .get(0)
        .getColumnCells(FAMILY, QUALIFIER)
        .stream()
        .map(cell -> Pointer.decode(CellUtil.cloneValue(cell)))
        .toList();
  }

  /** The pointer that sent, or sends, readers of a merchant's day to a generation. */
  public Optional<Pointer> find(MerchantDay merchantDay, JobName job, Generation generation)
      throws IOException {
    byte[] key = PublishedKey.bytes(merchantDay, job, Granularity.DAY);
    Get get = new Get(key).addColumn(FAMILY, QUALIFIER).setTimestamp(generation.cutoffMillis());
    return pointer(stores.read(HBaseTable.PUBLISHED, List.of(get)).get(0));
  }

  /** A merchant's published days, both ends included, in order. */
  public List<PublishedDay> between(
      MerchantId merchant, JobName job, LocalDate first, LocalDate last) throws IOException {
    Scan scan =
        new Scan()
            .withStartRow(key(merchant, first, job))
            .withStopRow(key(merchant, last, job), true)
            .addColumn(FAMILY, QUALIFIER);
    List<PublishedDay> days = new ArrayList<>();
    stores.scan(
        HBaseTable.PUBLISHED,
        scan,
        row -> {
          LocalDate day = PublishedKey.periodStart(row.getRow());
          pointer(row).ifPresent(pointer -> days.add(new PublishedDay(day, pointer)));
          return true;
        });
    return days;
  }

  /** The put that sends readers to a generation. */
  public static Put put(MerchantDay merchantDay, JobName job, Pointer pointer) {
    byte[] key = PublishedKey.bytes(merchantDay, job, Granularity.DAY);
    return new Put(key, pointer.generation().cutoffMillis())
        .addColumn(FAMILY, QUALIFIER, pointer.encode());
  }

  private static byte[] key(MerchantId merchant, LocalDate day, JobName job) {
    return PublishedKey.bytes(new MerchantDay(merchant, day), job, Granularity.DAY);
  }

  private static Optional<Pointer> pointer(Result row) {
    return Optional.ofNullable(row.getValue(FAMILY, QUALIFIER)).map(Pointer::decode);
  }
}
