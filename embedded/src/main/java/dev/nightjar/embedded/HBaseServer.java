package dev.nightjar.embedded;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.zookeeper.MiniZooKeeperCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ZooKeeper, an HBase master and a region server in this JVM. */
final class HBaseServer implements StackServer {
  private static final Logger LOG = LoggerFactory.getLogger(HBaseServer.class);

  private final MiniZooKeeperCluster zooKeeper;
  private final LocalHBaseCluster cluster;
  private final Configuration configuration;
  private boolean closed;

  private HBaseServer(
      MiniZooKeeperCluster zooKeeper, LocalHBaseCluster cluster, Configuration configuration) {
    this.zooKeeper = zooKeeper;
    this.cluster = cluster;
    this.configuration = configuration;
  }

  static HBaseServer start(DataFolder folder, StackPorts ports)
      throws IOException, InterruptedException {
    Configuration configuration = HBaseSettings.of(folder, ports);
    MiniZooKeeperCluster zooKeeper = new MiniZooKeeperCluster(configuration);
    try {
      return startCluster(zooKeeper, configuration);
    } catch (IOException | InterruptedException | RuntimeException e) {
      zooKeeper.shutdown();
      throw e;
    }
  }

  private static HBaseServer startCluster(
      MiniZooKeeperCluster zooKeeper, Configuration configuration)
      throws IOException, InterruptedException {
    zooKeeper.setDefaultClientPort(configuration.getInt("hbase.zookeeper.property.clientPort", 0));
    int port =
        zooKeeper.startup(new File(configuration.get("hbase.zookeeper.property.dataDir", "")));
    configuration.setInt("hbase.zookeeper.property.clientPort", port);
    LocalHBaseCluster cluster = new LocalHBaseCluster(configuration, 1, 1);
    HBaseServer server = new HBaseServer(zooKeeper, cluster, configuration);
    try {
      cluster.startup();
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** ZooKeeper's address. The parent of HBase's nodes is the default, {@code /hbase}. */
  @Override
  public String address() {
    return "127.0.0.1:" + zooKeeper.getClientPort();
  }

  Configuration clientConfiguration() {
    return new Configuration(configuration);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("hbase.quorum", address());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    cluster.shutdown();
    try {
      zooKeeper.shutdown();
    } catch (IOException e) {
      LOG.warn("ZooKeeper did not stop as it should; its threads end with the JVM", e);
    }
  }
}
