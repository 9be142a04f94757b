package dev.nightjar.activities.hbase;

import java.util.Locale;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.util.Bytes;

/** The tables, each with its one column family. Their rows are described in {@code core.keys}. */
public enum HBaseTable {
  /** Event documents as sent: {@code e:d}; the cell timestamp is the arrival. */
  RAW("e"),
  /** Intermediate records: {@code i:v}. */
  INTERMEDIATE("i"),
  /** Metric deltas of a slice: {@code d:v}; and the slices' seals. */
  PARTIAL("d"),
  /** Summary rows: {@code s:*}, one column a metric. */
  SUMMARY("s"),
  /** Pointers to what readers see: {@code p:g}; the cell timestamp is the generation. */
  PUBLISHED("p"),
  /** Markers of merchant-days that raw data reached: {@code a:m}. */
  ARRIVALS("a"),
  /** Records that could not be read: {@code q:d}, with reason {@code q:r}, detail, and source. */
  QUARANTINE("q");

  private final String family;

  HBaseTable(String family) {
    this.family = family;
  }

  /** The column family. */
  public byte[] family() {
    return Bytes.toBytes(family);
  }

  /** The table's name in an HBase namespace. */
  public TableName in(String namespace) {
    return TableName.valueOf(namespace, name().toLowerCase(Locale.ROOT));
  }
}
