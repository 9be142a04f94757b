package dev.nightjar.benchmark.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;

/** Puts on their way to a table, many at a time. For one thread. */
final class PutBatch implements AutoCloseable {
  private static final int MOST_ROWS = 2_000;
  private static final long MOST_BYTES = 2L << 20;

  private final Table table;
  private final List<Put> puts = new ArrayList<>(MOST_ROWS);
  private long bytes;
  private long written;

  PutBatch(Connection connection, TableName name) throws IOException {
    table = connection.getTable(name);
  }

  void add(Put put, long size) throws IOException {
    puts.add(put);
    bytes += size;
    written++;
    if (puts.size() >= MOST_ROWS || bytes >= MOST_BYTES) {
      flush();
    }
  }

  void flush() throws IOException {
    if (!puts.isEmpty()) {
      table.put(puts);
      puts.clear();
      bytes = 0;
    }
  }

  long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
