package dev.nightjar.activities.hbase;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Connection;

/** Opens the one connection of a process to HBase. */
public final class HBaseConnections {
  /**
   * Retries are bounded by the operation's time; their number must not end them earlier while a
   * crashed server's regions move.
   */
  private static final int RETRIES = 35;

  /**
   * Threads of the client that carry batches to servers. It starts a new one for each batch until
   * it has as many as it may, by default 256, and each keeps buffers: a host's heap would grow over
   * many nights.
   */
  private static final int BATCH_THREADS = 32;

  private static final String BATCH_THREADS_KEY = "hbase.hconnection.threads.max";

  /** The longest pause between two tries is 200 of these: 10 seconds. */
  private static final long PAUSE_MILLIS = 50;

  private static final Duration LISTENING = Duration.ofSeconds(2);

  /** By these HBase's client knows who is to log in; the names are HBase's own. */
  private static final String LOGIN_PRINCIPAL = "hbase.client.keytab.principal";

  private static final String LOGIN_KEYTAB = "hbase.client.keytab.file";

  private HBaseConnections() {}

  /**
   * Opens a connection and makes sure that HBase answers. The connection is thread-safe and the
   * caller's to close.
   *
   * @param quorum HBase's ZooKeeper servers, {@code host:port[,host:port...]}; goes before what the
   *     site file says
   * @param site an {@code hbase-site.xml} for everything else, such as security; how often, after
   *     which pauses and with how many threads the client tries is the file's too, where it says so
   * @throws IllegalArgumentException when the quorum is no such list or the site file is not there
   * @throws HBaseUnavailable when HBase does not answer within the time to connect; the message
   *     says what, where and what to do
   */
  public static Connection open(String quorum, Optional<Path> site, HBaseTimeouts timeouts) {
    return open(quorum, site, Optional.empty(), timeouts);
  }

  /**
   * Opens a connection as somebody, in a cluster whose site file asks for Kerberos. HBase's client
   * logs in with the keytab, and again long before its ticket ends.
   *
   * @param login who to be; empty for whom a ticket of {@code kinit} says
   * @throws HBaseUnavailable as the other does, and when the login fails
   */
  public static Connection open(
      String quorum, Optional<Path> site, Optional<KerberosLogin> login, HBaseTimeouts timeouts) {
    Quorum servers = Quorum.parse(quorum);
    Configuration configuration = configuration(servers, site, login, timeouts);
    Duration listening =
        LISTENING.compareTo(timeouts.connect()) < 0 ? LISTENING : timeouts.connect();
    servers.requireListening(listening);
    return new ConnectionAttempt(servers.text(), configuration).within(timeouts.connect());
  }

  static Configuration configuration(
      Quorum quorum, Optional<Path> site, Optional<KerberosLogin> login, HBaseTimeouts timeouts) {
    Configuration configuration = HBaseConfiguration.create();
    configuration.setInt(BATCH_THREADS_KEY, BATCH_THREADS);
    configuration.setInt(HConstants.HBASE_CLIENT_RETRIES_NUMBER, RETRIES);
    configuration.setLong(HConstants.HBASE_CLIENT_PAUSE, PAUSE_MILLIS);
    site.ifPresent(file -> addSite(configuration, file));
    configuration.set(HConstants.ZOOKEEPER_QUORUM, quorum.text());
    configuration.setLong(HConstants.HBASE_RPC_TIMEOUT_KEY, timeouts.rpc().toMillis());
    configuration.setLong(
        HConstants.HBASE_CLIENT_OPERATION_TIMEOUT, timeouts.operation().toMillis());
    configuration.setLong(
        HConstants.HBASE_CLIENT_META_OPERATION_TIMEOUT, timeouts.operation().toMillis());
    configuration.setLong(
        HConstants.HBASE_CLIENT_SCANNER_TIMEOUT_PERIOD, timeouts.scanner().toMillis());
    login.ifPresent(
        who -> {
          configuration.set(LOGIN_PRINCIPAL, who.principal());
          configuration.set(LOGIN_KEYTAB, who.keytab().toString());
        });
    return configuration;
  }

  /** Takes over every value of the file; a resource would not go before what was set. */
  private static void addSite(Configuration configuration, Path site) {
    if (!Files.isReadable(site)) {
      throw new IllegalArgumentException(
          "Invalid hbase.siteFile: '%s' is not a readable file. Name an hbase-site.xml, or leave it out"
              .formatted(site));
    }
    Configuration file = new Configuration(false);
    try {
      file.addResource(site.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Every file has a URL: " + site, e);
    }
    for (Map.Entry<String, String> value : file) {
      configuration.set(value.getKey(), value.getValue());
    }
  }

  /** Closes a connection of which nothing more is expected. */
  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It was not usable, and nothing was written through it.
    }
  }
}
