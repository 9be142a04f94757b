package dev.nightjar.tests.crash;

import dev.nightjar.activities.hbase.HBaseTable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Table;

/** Whether every region of a site's tables answers: HBase's own recovery is over then. */
final class WholeHBase implements AutoCloseable {
  private static final byte[] FIRST = {0};

  private final Connection connection;
  private final String namespace;

  /** With short time-outs of its own, so that it sees the end of an outage soon. */
  WholeHBase(Configuration cluster, String namespace) throws IOException {
    Configuration quick = new Configuration(cluster);
    quick.setInt("hbase.client.retries.number", 1);
    quick.setInt("hbase.client.pause", 100);
    quick.setInt("hbase.rpc.timeout", 1500);
    quick.setInt("hbase.client.operation.timeout", 3000);
    quick.setInt("hbase.client.meta.operation.timeout", 3000);
    this.connection = ConnectionFactory.createConnection(quick);
    this.namespace = namespace;
  }

  /** Whether it is whole now. */
  boolean isWhole() {
    try {
      for (HBaseTable table : HBaseTable.values()) {
        askAll(table);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void askAll(HBaseTable name) throws IOException {
    connection.clearRegionLocationCache();
    try (RegionLocator locator = connection.getRegionLocator(name.in(namespace));
        Table table = connection.getTable(name.in(namespace))) {
      for (HRegionLocation region : locator.getAllRegionLocations()) {
        byte[] start = region.getRegion().getStartKey();
        table.exists(new Get(start.length == 0 ? FIRST : start));
      }
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
