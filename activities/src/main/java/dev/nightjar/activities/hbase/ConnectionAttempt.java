package dev.nightjar.activities.hbase;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * One try to connect, in a thread of its own, because HBase's client goes on for minutes by itself.
 * An attempt that is given up closes what it may still open.
 */
final class ConnectionAttempt {
  private final String quorum;
  private final Configuration configuration;
  private final CompletableFuture<Connection> opened = new CompletableFuture<>();

  ConnectionAttempt(String quorum, Configuration configuration) {
    this.quorum = quorum;
    this.configuration = configuration;
  }

  Connection within(Duration timeout) {
    Thread thread = new Thread(this::open, "hbase-connect");
    thread.setDaemon(true);
    thread.start();
    try {
      return opened.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw givenUp(thread, silent(timeout), e);
    } catch (ExecutionException e) {
      throw givenUp(thread, refused(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw givenUp(thread, "Interrupted while connecting to HBase at '%s'".formatted(quorum), e);
    }
  }

  private void open() {
    try {
      Connection connection = ConnectionFactory.createConnection(configuration);
      try {
        requireAnswer(connection);
      } catch (IOException | RuntimeException e) {
        HBaseConnections.closeQuietly(connection);
        throw e;
      }
      if (!opened.complete(connection)) {
        HBaseConnections.closeQuietly(connection);
      }
    } catch (IOException | RuntimeException e) {
      opened.completeExceptionally(e);
    }
  }

  /** Reads the table of regions: what every operation needs first. */
  private static void requireAnswer(Connection connection) throws IOException {
    try (Table meta = connection.getTable(TableName.META_TABLE_NAME)) {
      meta.exists(new Get(Bytes.toBytes("nightjar")));
    }
  }

  private HBaseUnavailable givenUp(Thread thread, String message, @Nullable Throwable cause) {
    if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
      HBaseConnections.closeQuietly(opened.join());
    }
    thread.interrupt();
    return new HBaseUnavailable(message, cause);
  }

  private String silent(Duration timeout) {
    return ("Cannot reach HBase: ZooKeeper takes connections at '%s', but HBase gave no answer within %d seconds. See"
            + " that its master and region servers run, and that the host names under which they registered are"
            + " reachable from here")
        .formatted(quorum, timeout.toSeconds());
  }

  private String refused(@Nullable Throwable cause) {
    return "Cannot reach HBase through ZooKeeper at '%s': %s. See that it is HBase's ZooKeeper and that HBase runs"
        .formatted(quorum, cause == null ? "no reason given" : cause.getMessage());
  }
}
