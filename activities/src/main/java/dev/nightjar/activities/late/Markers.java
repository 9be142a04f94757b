package dev.nightjar.activities.late;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.ArrivalKey;
import dev.nightjar.core.late.Marker;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The markers that say which merchant-days raw data has reached. Writers put one column, audits
 * another; the region server's timestamp of the newest says when. Thread-safe.
 */
public final class Markers {
  private static final byte[] FAMILY = HBaseTable.ARRIVALS.family();
  private static final byte[] WRITER = {'m'};
  private static final byte[] AUDIT = {'a'};

  private final HBaseStores stores;

  /** The markers in some tables. */
  public Markers(HBaseStores stores) {
    this.stores = stores;
  }

  /** The marker that a writer puts. */
  public static Put ofWriter(MerchantDay merchantDay) {
    return put(merchantDay, WRITER);
  }

  static Put ofAudit(MerchantDay merchantDay) {
    return put(merchantDay, AUDIT);
  }

  private static Put put(MerchantDay merchantDay, byte[] column) {
    return new Put(ArrivalKey.bytes(merchantDay)).addColumn(FAMILY, column, new byte[0]);
  }

  /** The markers of merchant-days, in the order asked for. */
  public List<Optional<Marker>> findAll(List<MerchantDay> merchantDays) throws IOException {
    List<Get> gets = new ArrayList<>(merchantDays.size());
    for (MerchantDay merchantDay : merchantDays) {
      gets.add(new Get(ArrivalKey.bytes(merchantDay)).addFamily(FAMILY));
    }
    return stores.read(HBaseTable.ARRIVALS, gets).stream().map(Markers::marker).toList();
  }

  /** A merchant's markers, both ends included, by day. */
  public SortedMap<LocalDate, Marker> between(MerchantId merchant, LocalDate first, LocalDate last)
      throws IOException {
    Scan scan =
        new Scan()
            .withStartRow(ArrivalKey.bytes(new MerchantDay(merchant, first)))
            .withStopRow(ArrivalKey.bytes(new MerchantDay(merchant, last)), true)
            .addFamily(FAMILY);
    SortedMap<LocalDate, Marker> markers = new TreeMap<>();
    stores.scan(
        HBaseTable.ARRIVALS,
        scan,
        row -> {
          LocalDate day = ArrivalKey.day(row.getRow());
          marker(row).ifPresent(marker -> markers.put(day, marker));
          return true;
        });
    return markers;
  }

  private static Optional<Marker> marker(Result row) {
    @Nullable Cell newest = null;
    for (Cell cell : row.isEmpty() ? new Cell[0] : row.rawCells()) {
      if (newest == null || cell.getTimestamp() > newest.getTimestamp()) {
        newest = cell;
      }
    }
    return Optional.ofNullable(newest)
        .map(cell -> new Marker(Instant.ofEpochMilli(cell.getTimestamp()), origin(cell)));
  }

  private static Marker.Origin origin(Cell cell) {
    return Arrays.equals(CellUtil.cloneQualifier(cell), AUDIT)
        ? Marker.Origin.AUDIT
        : Marker.Origin.WRITER;
  }
}
