package dev.nightjar.tests;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.model.Digest;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * What a table holds, for comparing large ones: two are equal when they have the same keys, columns
 * and values. Timestamps do not count.
 *
 * @param rows how many rows
 * @param digest over all keys, columns and values in order
 */
public record Contents(long rows, Digest digest) {
  public static Contents of(Site site, HBaseTable table) throws IOException {
    MessageDigest digest = Digest.sha256();
    AtomicLong rows = new AtomicLong();
    scan(
        site,
        table,
        cell -> {
          add(digest, CellUtil.cloneRow(cell));
          add(digest, CellUtil.cloneQualifier(cell));
          add(digest, CellUtil.cloneValue(cell));
        },
        rows);
    return new Contents(rows.get(), Digest.finished(digest));
  }

  /** How many rows a table has now. */
  public static long rows(Site site, HBaseTable table) throws IOException {
    AtomicLong rows = new AtomicLong();
    scan(site, table, cell -> {}, rows);
    return rows.get();
  }

  /** How many values of a table hold a text. */
  static long mentions(Site site, HBaseTable table, String text) throws IOException {
    AtomicLong mentions = new AtomicLong();
    scan(
        site,
        table,
        cell -> {
          if (Bytes.toString(CellUtil.cloneValue(cell)).contains(text)) {
            mentions.incrementAndGet();
          }
        },
        new AtomicLong());
    return mentions.get();
  }

  private static void scan(Site site, HBaseTable table, CellVisitor visitor, AtomicLong rows)
      throws IOException {
    site.part(HBaseStores.class)
        .scan(
            table,
            new Scan().setCaching(2000),
            row -> {
              rows.incrementAndGet();
              for (Cell cell : row.rawCells()) {
                visitor.visit(cell);
              }
              return true;
            });
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(Bytes.toBytes(part.length));
    digest.update(part);
  }

  private interface CellVisitor {
    void visit(Cell cell);
  }
}
