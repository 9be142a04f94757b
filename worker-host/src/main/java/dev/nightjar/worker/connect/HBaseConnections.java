package dev.nightjar.worker.connect;

import dev.nightjar.worker.config.HBaseSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;

/** Opens the one HBase connection of a process. */
public final class HBaseConnections {
  private static final int ZOOKEEPER_PORT = 2181;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(7);
  private static final String NEXT =
      "Start HBase, or set hbase.quorum (NIGHTJAR_HBASE_QUORUM), or work without servers of your own: --embedded DIR";

  private HBaseConnections() {}

  /**
   * Opens a connection and sees that HBase answers.
   *
   * @throws ConnectFailed within 10 seconds when it does not
   */
  public static Connection open(HBaseSettings settings) {
    Configuration configuration = configuration(settings);
    String quorum = configuration.get("hbase.zookeeper.quorum", "127.0.0.1");
    Optional<IOException> silence = zooKeepers(configuration, quorum).silence(ANSWER_LIMIT);
    if (silence.isPresent()) {
      throw failed(
          quorum,
          "its ZooKeeper does not answer (%s)".formatted(silence.get().getMessage()),
          silence.get());
    }
    try {
      return TimeLimit.within(OPEN_LIMIT, "hbase-connect", () -> connected(configuration));
    } catch (TimeoutException e) {
      throw failed(
          quorum,
          "ZooKeeper answers, but no region server does within %d s"
              .formatted(OPEN_LIMIT.toSeconds()),
          e);
    } catch (Exception e) {
      throw failed(quorum, String.valueOf(e.getMessage()), e);
    }
  }

  private static ConnectFailed failed(String quorum, String why, Exception cause) {
    return ConnectFailed.to("HBase", quorum, why, NEXT, cause);
  }

  private static Connection connected(Configuration configuration) throws IOException {
    Connection connection = ConnectionFactory.createConnection(configuration);
    try {
      connection.getRegionLocator(TableName.META_TABLE_NAME).getAllRegionLocations();
      connection.getAdmin().listNamespaces();
      return connection;
    } catch (IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Addresses zooKeepers(Configuration configuration, String quorum) {
    int port = configuration.getInt("hbase.zookeeper.property.clientPort", ZOOKEEPER_PORT);
    return Addresses.parse(quorum, port);
  }

  /** The client's configuration for these settings. */
  static Configuration configuration(HBaseSettings settings) {
    Configuration configuration = HBaseConfiguration.create();
    configuration.setBoolean("hbase.defaults.for.version.skip", true);
    settings
        .siteFile()
        .ifPresentOrElse(
            file -> configuration.addResource(new Path(file.toUri())),
            () -> configuration.set("hbase.zookeeper.quorum", settings.quorum()));
    setMillis(configuration, "hbase.client.operation.timeout", settings.operationTimeout());
    setMillis(configuration, "hbase.client.meta.operation.timeout", settings.operationTimeout());
    setMillis(configuration, "hbase.rpc.timeout", settings.rpcTimeout());
    setMillis(configuration, "hbase.client.scanner.timeout.period", settings.scannerTimeout());
    configuration.setInt("zookeeper.recovery.retry", 3);
    return configuration;
  }

  private static void setMillis(Configuration configuration, String key, Duration value) {
    configuration.setInt(key, Math.toIntExact(value.toMillis()));
  }
}
