package dev.nightjar.activities.quarantine;

import dev.nightjar.activities.hbase.HBaseClock;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.jspecify.annotations.Nullable;

/**
 * The quarantine in HBase. Thread-safe. Putting a record again under its key changes nothing.
 * Whatever goes through records does so in the order of their keys and in bounded memory.
 *
 * <p>Every method throws {@link IOException} when HBase can't be reached or refuses; a put or drop
 * that threw may have been done in part, and is safe to repeat.
 */
public final class QuarantineStore {
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

  /**
   * Takes records one after the other.
   *
   * @param <T> what is known of each
   */
  @FunctionalInterface
  public interface Visitor<T> {
    /** Takes a record; false ends the walk. */
    boolean visit(T record) throws IOException;
  }

  /**
   * An instant by the region server's clock between what is stored and what will be: an end for
   * {@link QuarantineFilter#storedBefore(Instant)}.
   */
  public Instant now() throws IOException {
    Instant first = HBaseClock.now(connection, namespace);
    Instant later = first;
    while (!later.isAfter(first)) {
      later = HBaseClock.now(connection, namespace);
    }
    return later;
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

  /**
   * Deletes records as they were seen: what was put again since then stays. Those that are gone
   * already do no harm.
   */
  public void drop(List<QuarantineEntry> entries) throws IOException {
    List<Delete> deletes = new ArrayList<>(entries.size());
    for (QuarantineEntry entry : entries) {
      deletes.add(new Delete(entry.key().bytes(), entry.stored().toEpochMilli()));
    }
    try (Table table = table()) {
      table.delete(deletes);
    }
  }

  /**
   * Goes through records without their documents.
   *
   * @param after the last record that is not wanted; null to start with the first
   */
  public void entries(
      QuarantineFilter filter, @Nullable QuarantineKey after, Visitor<QuarantineEntry> visitor)
      throws IOException {
    walk(
        QuarantineCells.selectEntries(QuarantineScans.of(filter, after)),
        row -> {
          QuarantineEntry entry = QuarantineCells.entry(row);
          return !filter.fits(entry) || visitor.visit(entry);
        });
  }

  /** Goes through records with their documents. */
  public void documents(
      QuarantineFilter filter, @Nullable QuarantineKey after, Visitor<HeldDocument> visitor)
      throws IOException {
    walk(
        QuarantineCells.selectAll(QuarantineScans.of(filter, after)),
        row -> {
          HeldDocument held = QuarantineCells.held(row);
          return !filter.fits(held.entry()) || visitor.visit(held);
        });
  }

  /** Reads records by their keys at once, those that are there. */
  public List<HeldDocument> documents(List<QuarantineKey> keys) throws IOException {
    List<Get> gets = new ArrayList<>(keys.size());
    for (QuarantineKey key : keys) {
      gets.add(new Get(key.bytes()).addFamily(QuarantineCells.FAMILY));
    }
    List<HeldDocument> found = new ArrayList<>(keys.size());
    try (Table table = table()) {
      for (Result row : table.get(gets)) {
        if (!row.isEmpty()) {
          found.add(QuarantineCells.held(row));
        }
      }
    }
    return found;
  }

  /** The first records in key order, at most {@code limit}. */
  public List<QuarantinedRecord> list(int limit) throws IOException {
    return list(QuarantineFilter.ALL, limit);
  }

  /** The first records in key order that name a registered merchant, at most {@code limit}. */
  public List<QuarantinedRecord> list(MerchantId merchant, int limit) throws IOException {
    return list(QuarantineFilter.of(merchant), limit);
  }

  /** How many records there are for each reason that occurs, in the order of the reasons. */
  public Map<QuarantineReason, Long> counts() throws IOException {
    return counts(QuarantineFilter.ALL);
  }

  /** How many of a merchant's records there are for each reason that occurs. */
  public Map<QuarantineReason, Long> counts(MerchantId merchant) throws IOException {
    return counts(QuarantineFilter.of(merchant));
  }

  /** How many records of those that are meant there are for each reason that occurs. */
  public Map<QuarantineReason, Long> counts(QuarantineFilter filter) throws IOException {
    Map<QuarantineReason, Long> counts = new EnumMap<>(QuarantineReason.class);
    entries(
        filter,
        null,
        entry -> {
          counts.merge(entry.reason(), 1L, Long::sum);
          return true;
        });
    return Collections.unmodifiableMap(counts);
  }

  private List<QuarantinedRecord> list(QuarantineFilter filter, int limit) throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException("Invalid limit: %d must be at least 1".formatted(limit));
    }
    List<QuarantinedRecord> records = new ArrayList<>();
    walk(
        QuarantineCells.selectAll(QuarantineScans.of(filter, null)).setLimit(limit),
        row -> records.add(QuarantineCells.record(row)));
    return records;
  }

  /** Goes through rows as a scan finds them. */
  void walk(Scan scan, Visitor<Result> visitor) throws IOException {
    try (Table table = table();
        ResultScanner rows = table.getScanner(scan)) {
      for (Result row = rows.next(); row != null && visitor.visit(row); row = rows.next()) {
        // The visitor does the work.
      }
    }
  }

  private Table table() throws IOException {
    return connection.getTable(HBaseTable.QUARANTINE.in(namespace));
  }
}
