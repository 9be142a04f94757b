package dev.nightjar.worker.health;

import dev.nightjar.activities.hbase.HBaseTable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Asks the region server of one row that is never there, within a limit of its own: the limits of
 * work are minutes, and to find out where a region is HBase's client knows no others. A question
 * without an answer goes on in a thread of its own, and until it ends no other is asked. For one
 * thread.
 */
public final class HBaseAnswer implements ServerCheck, AutoCloseable {
  private final Connection connection;
  private final String namespace;
  private final Duration limit;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread asking = new Thread(task, "health-hbase");
            asking.setDaemon(true);
            return asking;
          });
  private @Nullable Future<?> question;

  /**
   * Nothing is asked yet.
   *
   * @param connection stays the caller's
   * @param namespace the HBase namespace of the tables
   * @param limit how long to wait for an answer
   */
  public HBaseAnswer(Connection connection, String namespace, Duration limit) {
    this.connection = connection;
    this.namespace = namespace;
    this.limit = limit;
  }

  @Override
  public void requireAnswer() throws IOException, InterruptedException, TimeoutException {
    Future<?> asked = question == null ? thread.submit(this::ask) : question;
    question = asked;
    try {
      asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      question = null;
    } catch (ExecutionException e) {
      question = null;
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private boolean ask() throws IOException {
    int millis = Math.toIntExact(limit.toMillis());
    try (Table table =
        connection
            .getTableBuilder(HBaseTable.PUBLISHED.in(namespace), null)
            .setOperationTimeout(millis)
            .setRpcTimeout(millis)
            .setReadRpcTimeout(millis)
            .build()) {
      return table.exists(new Get(Bytes.toBytes("health")));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
