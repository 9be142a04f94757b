package dev.nightjar.worker.health;

import dev.nightjar.activities.hbase.HBaseTable;
import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * Asks the region server of one row that is never there, within a limit of its own: the limits of
 * work are minutes.
 *
 * @param connection stays the caller's
 * @param namespace the HBase namespace of the tables
 * @param limit how long to wait
 */
public record HBaseAnswer(Connection connection, String namespace, Duration limit)
    implements ServerCheck {
  @Override
  public void requireAnswer() throws IOException {
    int millis = Math.toIntExact(limit.toMillis());
    try (Table table =
        connection
            .getTableBuilder(HBaseTable.PUBLISHED.in(namespace), null)
            .setOperationTimeout(millis)
            .setRpcTimeout(millis)
            .setReadRpcTimeout(millis)
            .build()) {
      table.exists(new Get(Bytes.toBytes("health")));
    }
  }
}
