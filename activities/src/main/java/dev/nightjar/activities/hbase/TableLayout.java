package dev.nightjar.activities.hbase;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;
import org.apache.hadoop.hbase.regionserver.BloomType;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * How a table is laid out: versions, time to live, compression, block encoding, Bloom filter, first
 * regions.
 *
 * <p>Every table is compressed. Block encoding pays where a row has many cells: {@code summary} has
 * a column a metric under long keys that repeat from cell to cell, and FAST_DIFF stores them once.
 * The other tables keep one packed cell a row; there encoding takes scan speed and saves next to
 * nothing that compression does not save already, so they have none.
 *
 * <p>{@code raw} keeps every version until its time to live, so that a read as of an older cutoff
 * finds what a re-delivery has overwritten. {@code published} keeps every version for ever: what
 * was published when, and which generations are superseded. Everything else keeps one.
 */
final class TableLayout {
  private static final int EVERY_VERSION = Integer.MAX_VALUE;
  private static final int HASHES = 1 << 16;

  private final HBaseTable table;
  private final TableOptions options;

  TableLayout(HBaseTable table, TableOptions options) {
    this.table = table;
    this.options = options;
  }

  TableDescriptor descriptor(TableName name) {
    return TableDescriptorBuilder.newBuilder(name).setColumnFamily(family()).build();
  }

  private ColumnFamilyDescriptor family() {
    return ColumnFamilyDescriptorBuilder.newBuilder(table.family())
        .setMaxVersions(versions())
        .setTimeToLive(timeToLiveSeconds())
        .setCompressionType(options.compression())
        .setDataBlockEncoding(encoding())
        .setBloomFilterType(bloomFilter())
        .build();
  }

  /** Rows of the large tables are read by ranges, which a Bloom filter of rows cannot shorten. */
  private BloomType bloomFilter() {
    return switch (table) {
      case RAW, INTERMEDIATE, SUMMARY -> BloomType.NONE;
      case PARTIAL, PUBLISHED, ARRIVALS, QUARANTINE -> BloomType.ROW;
    };
  }

  private int versions() {
    return switch (table) {
      case RAW, PUBLISHED -> EVERY_VERSION;
      case INTERMEDIATE, PARTIAL, SUMMARY, ARRIVALS, QUARANTINE -> 1;
    };
  }

  private int timeToLiveSeconds() {
    return switch (table) {
      case RAW, QUARANTINE -> Math.toIntExact(options.rawTimeToLive().toSeconds());
      case INTERMEDIATE, PARTIAL, SUMMARY, PUBLISHED, ARRIVALS -> HConstants.FOREVER;
    };
  }

  private DataBlockEncoding encoding() {
    return table == HBaseTable.SUMMARY ? DataBlockEncoding.FAST_DIFF : DataBlockEncoding.NONE;
  }

  private int regions() {
    return switch (table) {
      case RAW, INTERMEDIATE, PARTIAL, SUMMARY -> options.regions();
      case PUBLISHED, ARRIVALS, QUARANTINE -> options.smallRegions();
    };
  }

  /** The first keys of all regions but the first: the two hash bytes of keys, cut evenly. */
  byte[][] splitKeys() {
    byte[][] keys = new byte[regions() - 1][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Bytes.toBytes((short) ((long) (i + 1) * HASHES / regions()));
    }
    return keys;
  }

  /** How an existing table differs, a line each; regions split and merge, so they may. */
  List<String> differences(TableDescriptor existing) {
    ColumnFamilyDescriptor wanted = family();
    ColumnFamilyDescriptor found = existing.getColumnFamily(table.family());
    List<String> differences = new ArrayList<>();
    if (found == null) {
      differences.add("column family '%s' is missing".formatted(wanted.getNameAsString()));
      return differences;
    }
    compare(differences, "versions", found.getMaxVersions(), wanted.getMaxVersions());
    compare(differences, "time to live", found.getTimeToLive(), wanted.getTimeToLive());
    compare(differences, "compression", found.getCompressionType(), wanted.getCompressionType());
    compare(
        differences, "block encoding", found.getDataBlockEncoding(), wanted.getDataBlockEncoding());
    compare(differences, "Bloom filter", found.getBloomFilterType(), wanted.getBloomFilterType());
    return differences;
  }

  private static void compare(List<String> differences, String what, Object found, Object wanted) {
    if (!found.equals(wanted)) {
      differences.add("%s is %s, expected %s".formatted(what, found, wanted));
    }
  }
}
