package dev.nightjar.embedded;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.hbase.LocalHBaseCluster;
import org.apache.hadoop.hbase.util.JVMClusterUtil.MasterThread;
import org.apache.hadoop.hbase.util.JVMClusterUtil.RegionServerThread;

/**
 * The threads of a master and a region server, started and awaited. The cluster's own start would
 * wait 200 seconds for a master whose only region server has already given up.
 */
final class HBaseThreads {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_MILLISECONDS = 25;

  private final MasterThread master;
  private final RegionServerThread regionServer;

  HBaseThreads(LocalHBaseCluster cluster) {
    this.master = cluster.getMasters().get(0);
    this.regionServer = cluster.getRegionServers().get(0);
  }

  /** Returns when regions can be read and written. */
  void start() throws IOException, InterruptedException {
    master.start();
    regionServer.start();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isReady()) {
      master.join(LOOK_EVERY_MILLISECONDS);
      if (!isAlive()) {
        throw new IOException(
            "its master or region server gave up; the log of org.apache.hadoop.hbase says why");
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("it was not ready after " + LIMIT.toSeconds() + " s");
      }
    }
  }

  /**
   * Waits for both to end. The cluster's own stop returns while the master still gives up its node
   * in ZooKeeper, which must not stop before.
   */
  void awaitEnd() throws InterruptedException {
    regionServer.join(STOP_LIMIT.toMillis());
    master.join(STOP_LIMIT.toMillis());
  }

  private boolean isReady() {
    return master.getMaster().isInitialized() && regionServer.getRegionServer().isOnline();
  }

  private boolean isAlive() {
    return master.isAlive()
        && regionServer.isAlive()
        && !master.getMaster().isAborted()
        && !regionServer.getRegionServer().isAborted();
  }
}
