package dev.nightjar.activities.testdata;

import dev.nightjar.activities.hbase.HBaseConnections;
import dev.nightjar.activities.hbase.HBaseTimeouts;
import dev.nightjar.activities.hbase.TableCreator;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.embedded.EmbeddedStack;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.hbase.client.Connection;

/** A connection to the embedded HBase. Not thread-safe. */
public final class HBase implements AutoCloseable {
  private static final AtomicInteger NAMESPACES = new AtomicInteger();

  private final Connection connection;

  /** Connects to a running stack. */
  public HBase(EmbeddedStack stack) {
    connection =
        HBaseConnections.open(stack.hbaseQuorum(), Optional.empty(), HBaseTimeouts.defaults());
  }

  /** The connection, closed with this. */
  public Connection connection() {
    return connection;
  }

  /** Makes a namespace of its own with all tables, and tells its name. */
  public String newTables() throws IOException {
    String namespace = "test" + NAMESPACES.incrementAndGet();
    TableCreator.create(connection, namespace, TableOptions.embedded().withRegions(2, 1));
    return namespace;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
