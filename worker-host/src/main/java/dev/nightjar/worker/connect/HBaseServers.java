package dev.nightjar.worker.connect;

import dev.nightjar.activities.hbase.HBaseConnections;
import dev.nightjar.activities.hbase.HBaseTimeouts;
import dev.nightjar.activities.hbase.HBaseUnavailable;
import dev.nightjar.worker.config.HBaseSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Connection;

/** Opens the one HBase connection of a process, as it is configured. */
public final class HBaseServers {
  private static final String NEXT =
      "Set hbase.quorum (NIGHTJAR_HBASE_QUORUM), or work without servers of your own: --embedded DIR";

  private HBaseServers() {}

  /**
   * Opens a connection and sees that HBase answers.
   *
   * @throws ConnectFailed within 10 seconds when it does not
   */
  public static Connection open(HBaseSettings settings) {
    String quorum = settings.siteFile().map(HBaseServers::ofSite).orElse(settings.quorum());
    HBaseTimeouts timeouts =
        new HBaseTimeouts(
            settings.connectTimeout(),
            settings.rpcTimeout(),
            settings.operationTimeout(),
            settings.scannerTimeout());
    try {
      return HBaseConnections.open(
          withPorts(quorum), settings.siteFile(), settings.kerberos(), timeouts);
    } catch (HBaseUnavailable e) {
      throw ConnectFailed.because(e, NEXT);
    }
  }

  /** What the site file names, with its client port. */
  private static String ofSite(Path siteFile) {
    Configuration site = new Configuration(false);
    site.addResource(new org.apache.hadoop.fs.Path(siteFile.toUri()));
    String port =
        site.get(HConstants.ZOOKEEPER_CLIENT_PORT, "" + HConstants.DEFAULT_ZOOKEEPER_CLIENT_PORT);
    String servers = site.get(HConstants.ZOOKEEPER_QUORUM, "127.0.0.1");
    return withPorts(servers, port);
  }

  private static String withPorts(String servers) {
    return withPorts(servers, "" + HConstants.DEFAULT_ZOOKEEPER_CLIENT_PORT);
  }

  private static String withPorts(String servers, String port) {
    return Arrays.stream(servers.split(",", -1))
        .map(String::strip)
        .map(server -> server.contains(":") ? server : server + ":" + port)
        .collect(Collectors.joining(","));
  }
}
