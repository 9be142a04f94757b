package dev.nightjar.activities.hbase;

import java.io.IOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;

/** A table is not there. */
public final class TableMissing extends IOException {
  private static final long serialVersionUID = 1L;

  TableMissing(TableName table) {
    super(
        "Cannot use HBase's table '%s': it is not there. Create the tables first: nightjar tables create"
            .formatted(table));
  }

  /**
   * Makes sure that every table of a namespace is there. HBase's client would find out by itself,
   * but late and in many words.
   *
   * @throws TableMissing when one is not
   * @throws IOException when HBase can't be reached
   */
  public static void unlessCreated(Connection connection, String namespace) throws IOException {
    try (Admin admin = connection.getAdmin()) {
      for (HBaseTable table : HBaseTable.values()) {
        if (!admin.tableExists(table.in(namespace))) {
          throw new TableMissing(table.in(namespace));
        }
      }
    }
  }
}
