package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptorBuilder;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.io.compress.Compression;

/** One table with ZSTD on a stack's HBase. */
record RowStore(EmbeddedStack stack, String table) {
  private static final byte[] FAMILY = "f".getBytes(UTF_8);
  private static final byte[] COLUMN = "c".getBytes(UTF_8);

  void create() throws IOException {
    try (Connection connection = connection();
        Admin admin = connection.getAdmin()) {
      admin.createTable(
          TableDescriptorBuilder.newBuilder(TableName.valueOf(table))
              .setColumnFamily(
                  ColumnFamilyDescriptorBuilder.newBuilder(FAMILY)
                      .setCompressionType(Compression.Algorithm.ZSTD)
                      .build())
              .build());
    }
  }

  void flush() throws IOException {
    try (Connection connection = connection();
        Admin admin = connection.getAdmin()) {
      admin.flush(TableName.valueOf(table));
    }
  }

  void put(String key, String value) throws IOException {
    try (Connection connection = connection();
        Table rows = connection.getTable(TableName.valueOf(table))) {
      Put put = new Put(key.getBytes(UTF_8));
      rows.put(put.addColumn(FAMILY, COLUMN, value.getBytes(UTF_8)));
    }
  }

  String value(String key) throws IOException {
    try (Connection connection = connection();
        Table rows = connection.getTable(TableName.valueOf(table))) {
      byte[] value = rows.get(new Get(key.getBytes(UTF_8))).getValue(FAMILY, COLUMN);
      return value == null ? "" : new String(value, UTF_8);
    }
  }

  private Connection connection() throws IOException {
    return ConnectionFactory.createConnection(stack.hbaseConfiguration());
  }
}
