package dev.nightjar.activities.quarantine;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/**
 * The quarantine in HBase. Thread-safe. Putting a record again under its key changes nothing.
 *
 * <p>Every method throws {@link IOException} when HBase can't be reached or refuses; a put that
 * threw may have been stored in part, and is safe to repeat.
 */
public final class QuarantineStore {
  private static final int CACHING = 1_000;
  private static final long MAX_RESULT_BYTES = 4L << 20;

  private final Connection connection;
  private final String namespace;
  private final Consumer<List<QuarantinedRecord>> stored;

  /** The quarantine in a namespace; the connection stays the caller's. */
  public QuarantineStore(Connection connection, String namespace) {
    this(connection, namespace, records -> {});
  }

  /** A quarantine that also tells what it has stored, a batch at a time. */
  public QuarantineStore(
      Connection connection, String namespace, Consumer<List<QuarantinedRecord>> stored) {
    this.connection = connection;
    this.namespace = namespace;
    this.stored = stored;
  }

  /** Stores records; they are there when this returns. */
  public void put(List<QuarantinedRecord> records) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    List<Put> puts = new ArrayList<>(records.size());
    records.forEach(record -> puts.add(QuarantineCells.put(record)));
    try (Table table = table()) {
      table.put(puts);
    }
    stored.accept(records);
  }

  /** The first records in key order, at most {@code limit}. */
  public List<QuarantinedRecord> list(int limit) throws IOException {
    return list(new Scan(), limit);
  }

  /** The first records in key order that name a registered merchant, at most {@code limit}. */
  public List<QuarantinedRecord> list(MerchantId merchant, int limit) throws IOException {
    return list(scan(merchant), limit);
  }

  /** How many records there are for each reason that occurs, in the order of the reasons. */
  public Map<QuarantineReason, Long> counts() throws IOException {
    return counts(new Scan());
  }

  /** How many of a merchant's records there are for each reason that occurs. */
  public Map<QuarantineReason, Long> counts(MerchantId merchant) throws IOException {
    return counts(scan(merchant));
  }

  private List<QuarantinedRecord> list(Scan scan, int limit) throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid limit: %d must be at least 1".formatted(limit));
    }
    QuarantineCells.selectAll(scan).setLimit(limit);
    List<QuarantinedRecord> records = new ArrayList<>();
    try (Table table = table();
        ResultScanner results = table.getScanner(bounded(scan))) {
      for (Result result : results) {
        records.add(QuarantineCells.read(result));
      }
    }
    return records;
  }

  private Map<QuarantineReason, Long> counts(Scan scan) throws IOException {
    Map<QuarantineReason, Long> counts = new EnumMap<>(QuarantineReason.class);
    QuarantineCells.selectReason(scan);
    try (Table table = table();
        ResultScanner results = table.getScanner(bounded(scan))) {
      for (Result result : results) {
        counts.merge(QuarantineCells.reason(result), 1L, Long::sum);
      }
    }
    return Collections.unmodifiableMap(counts);
  }

  private static Scan scan(MerchantId merchant) {
    KeyRange range = QuarantineKey.range(merchant);
    return new Scan().withStartRow(range.start()).withStopRow(range.stop());
  }

  private static Scan bounded(Scan scan) {
    return scan.setCaching(CACHING).setMaxResultSize(MAX_RESULT_BYTES);
  }

  private Table table() throws IOException {
    return connection.getTable(HBaseTable.QUARANTINE.in(namespace));
  }
}
