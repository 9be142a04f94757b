package dev.nightjar.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;

/** The configuration of the HBase in this JVM, which is also that of its clients. */
final class HBaseSettings {
  /** What does not depend on folders and ports. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          // One master, one region server, a local file system. WALs go through the file system's
          // plain stream, whose missing flush to disk must not stop the start.
          Map.entry("hbase.cluster.distributed", "false"),
          Map.entry("hbase.unsafe.stream.capability.enforce", "false"),
          Map.entry("hbase.wal.provider", "filesystem"),
          // The loopback address only, no web pages.
          Map.entry("hbase.zookeeper.quorum", "127.0.0.1"),
          Map.entry("hbase.zookeeper.property.clientPortAddress", "127.0.0.1"),
          Map.entry("hbase.master.ipc.address", "127.0.0.1"),
          Map.entry("hbase.regionserver.ipc.address", "127.0.0.1"),
          Map.entry("hbase.master.info.port", "-1"),
          Map.entry("hbase.regionserver.info.port", "-1"),
          // A laptop that slept, or a long pause of the shared heap, must not end the session.
          Map.entry("zookeeper.session.timeout", "90000"),
          Map.entry("hbase.zookeeper.property.maxSessionTimeout", "120000"),
          // A quick start: there is exactly one region server to wait for.
          Map.entry("hbase.master.wait.on.regionservers.mintostart", "1"),
          Map.entry("hbase.master.wait.on.regionservers.maxtostart", "1"),
          Map.entry("hbase.master.wait.on.regionservers.timeout", "500"),
          Map.entry("hbase.master.wait.on.regionservers.interval", "50"),
          // What a region server tells of itself, to its master and in figures that nobody reads,
          // costs the more the more regions there are.
          Map.entry("hbase.regionserver.msginterval", "1000"),
          Map.entry("hbase.regionserver.metrics.period", "60000"),
          Map.entry("hbase.server.thread.wakefrequency", "1000"),
          Map.entry("hbase.regionserver.compaction.check.period", "10000"),
          Map.entry("hbase.regionserver.flush.check.period", "10000"),
          // Few threads, a modest part of a heap that the program itself needs.
          Map.entry("hbase.regionserver.handler.count", "20"),
          Map.entry("hbase.regionserver.metahandler.count", "4"),
          Map.entry("hbase.regionserver.replication.handler.count", "1"),
          Map.entry("hbase.regionserver.global.memstore.size", "0.2"),
          Map.entry("hbase.hregion.memstore.flush.size", Integer.toString(32 << 20)),
          Map.entry("hfile.block.cache.size", "0.1"),
          Map.entry("hbase.bulkload.retries.number", "3"),
          // The stack stops its servers itself, in order, also when the JVM exits.
          Map.entry("hbase.shutdown.hook", "false"),
          Map.entry("fs.automatic.close", "false"),
          Map.entry("hbase.defaults.for.version.skip", "true"));

  private HBaseSettings() {}

  // Codecs are found in the defaults of the JVM alone; a program's own hbase-site.xml outranks
  // them.
  static {
    Configuration.addDefaultResource("nightjar-embedded-hbase.xml");
  }

  static Configuration of(DataFolder folder, StackPorts ports, String host) throws IOException {
    Path hbase = folder.folder("hbase");
    Configuration configuration = HBaseConfiguration.create();
    FIXED.forEach(configuration::set);
    configuration.set("hbase.master.hostname", host);
    configuration.set("hbase.regionserver.hostname", host);
    configuration.set("fs.defaultFS", "file:///");
    configuration.set("hbase.rootdir", hbase.resolve("data").toUri().toString());
    configuration.set("hbase.tmp.dir", hbase.resolve("tmp").toString());
    configuration.set("hadoop.tmp.dir", hbase.resolve("tmp").toString());
    configuration.set(
        "hbase.zookeeper.property.dataDir", folder.folder("hbase/zookeeper").toString());
    configuration.setInt("hbase.zookeeper.property.clientPort", ports.port("zookeeper"));
    configuration.setInt("hbase.master.port", ports.port("hbase.master"));
    configuration.setInt("hbase.regionserver.port", ports.port("hbase.regionserver"));
    return configuration;
  }
}
