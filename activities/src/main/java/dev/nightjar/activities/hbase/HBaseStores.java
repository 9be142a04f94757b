package dev.nightjar.activities.hbase;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;

/**
 * The tables of one HBase namespace, reached over the process's one connection. Thread-safe;
 * closing the connection is its owner's business.
 *
 * @param connection the connection
 * @param namespace the HBase namespace of the tables
 */
public record HBaseStores(Connection connection, String namespace) {
  /** How many keys one batch of reads asks for. */
  private static final int KEYS_PER_READ = 500;

  /** Rows that are taken from a scan at a time; few, because a row may be large. */
  private static final int ROWS_AHEAD = 32;

  /** How many mutations go into one batch of writes. */
  private static final int MUTATIONS_PER_WRITE = 1000;

  /** A table, for one thread; to be closed. */
  public Table open(HBaseTable table) throws IOException {
    return connection.getTable(table.in(namespace));
  }

  /**
   * How long raw rows are kept after they arrived; empty for ever.
   *
   * @throws IOException when HBase does not answer
   */
  public Optional<Duration> rawTimeToLive() throws IOException {
    try (Table raw = open(HBaseTable.RAW)) {
      ColumnFamilyDescriptor family = raw.getDescriptor().getColumnFamily(HBaseTable.RAW.family());
      int seconds = family == null ? HConstants.FOREVER : family.getTimeToLive();
      return seconds == HConstants.FOREVER
          ? Optional.empty()
          : Optional.of(Duration.ofSeconds(seconds));
    }
  }

  /** Reads rows in batches; a row that is not there comes as an empty result, in its place. */
  public List<Result> read(HBaseTable table, List<Get> gets) throws IOException {
    List<Result> results = new ArrayList<>(gets.size());
    try (Table open = open(table)) {
      for (int from = 0; from < gets.size(); from += KEYS_PER_READ) {
        List<Get> part = gets.subList(from, Math.min(from + KEYS_PER_READ, gets.size()));
        results.addAll(Arrays.asList(open.get(part)));
      }
    }
    return results;
  }

  /** Writes rows in batches; returns when all of them are stored. */
  public void write(HBaseTable table, List<Put> puts) throws IOException {
    if (puts.isEmpty()) {
      return;
    }
    try (Table open = open(table)) {
      for (int from = 0; from < puts.size(); from += MUTATIONS_PER_WRITE) {
        open.put(puts.subList(from, Math.min(from + MUTATIONS_PER_WRITE, puts.size())));
      }
    }
  }

  /** Deletes rows in one batch. */
  public void delete(HBaseTable table, List<Delete> deletes) throws IOException {
    try (Table open = open(table)) {
      // The client empties the list that it is given.
      open.delete(new ArrayList<>(deletes));
    }
  }

  /** Reads rows in order of their keys. */
  public void scan(HBaseTable table, Scan scan, RowVisitor visitor) throws IOException {
    try (Table open = open(table);
        ResultScanner rows = open.getScanner(scan)) {
      boolean goesOn = true;
      while (goesOn) {
        Result[] next = rows.next(ROWS_AHEAD);
        goesOn = next.length > 0;
        for (int i = 0; goesOn && i < next.length; i++) {
          goesOn = visitor.visit(next[i]);
        }
      }
    }
  }

  /** Takes rows in order of their keys. */
  @FunctionalInterface
  public interface RowVisitor {
    /** Takes a row; false ends the scan. */
    boolean visit(Result row) throws IOException;
  }
}
