package dev.nightjar.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.master.HMaster;
import org.apache.hadoop.hbase.zookeeper.MiniZooKeeperCluster;
import org.apache.hadoop.metrics2.impl.JmxCacheBuster;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ZooKeeper, an HBase master and a region server in this JVM. */
final class HBaseServer implements StackServer {
  private static final Logger LOG = LoggerFactory.getLogger(HBaseServer.class);

  private final MiniZooKeeperCluster zooKeeper;
  private final LocalHBaseCluster cluster;
  private final HBaseThreads threads;
  private final Configuration configuration;
  private boolean closed;

  private HBaseServer(
      MiniZooKeeperCluster zooKeeper, LocalHBaseCluster cluster, Configuration configuration) {
    this.zooKeeper = zooKeeper;
    this.cluster = cluster;
    this.threads = new HBaseThreads(cluster);
    this.configuration = configuration;
  }

  static HBaseServer start(DataFolder folder, StackPorts ports, String host)
      throws IOException, InterruptedException {
    allowSeveralInOneJvm();
    keepFiguresRegistered();
    Configuration configuration = HBaseSettings.of(folder, ports, host);
    MiniZooKeeperCluster zooKeeper = new MiniZooKeeperCluster(configuration);
    try {
      return startCluster(zooKeeper, configuration);
    } catch (IOException | InterruptedException | RuntimeException e) {
      zooKeeper.shutdown();
      throw e;
    }
  }

  /** Else a second region server stops at the first one's metrics, which bear the same names. */
  private static void allowSeveralInOneJvm() {
    DefaultMetricsSystem.setMiniClusterMode(true);
  }

  /**
   * Nobody asks JMX for figures of regions. HBase would register those of all regions anew whenever
   * one comes or goes. Only what was asked for can be stopped.
   */
  private static void keepFiguresRegistered() {
    JmxCacheBuster.clearJmxCache();
    JmxCacheBuster.stop();
  }

  private static HBaseServer startCluster(
      MiniZooKeeperCluster zooKeeper, Configuration configuration)
      throws IOException, InterruptedException {
    zooKeeper.setDefaultClientPort(configuration.getInt("hbase.zookeeper.property.clientPort", 0));
    startZooKeeper(zooKeeper, configuration);
    LocalHBaseCluster cluster =
        new LocalHBaseCluster(configuration, 1, 1, HMaster.class, QuietRegionServer.class);
    HBaseServer server = new HBaseServer(zooKeeper, cluster, configuration);
    try {
      server.threads.start();
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** ZooKeeper makes itself the handler of all uncaught exceptions; that is put back. */
  private static void startZooKeeper(MiniZooKeeperCluster zooKeeper, Configuration configuration)
      throws IOException, InterruptedException {
    UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    try {
      String folder = configuration.get("hbase.zookeeper.property.dataDir", "");
      int port = zooKeeper.startup(new File(folder));
      configuration.setInt("hbase.zookeeper.property.clientPort", port);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(handler);
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
      threads.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      zooKeeper.shutdown();
    } catch (IOException e) {
      LOG.warn("ZooKeeper did not stop as it should; its threads end with the JVM", e);
    }
  }
}
