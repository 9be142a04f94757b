package dev.nightjar.activities.hbase;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HBase's ZooKeeper servers.
 *
 * @param text {@code host:port[,host:port...]}
 * @param servers the same, taken apart; not resolved
 */
record Quorum(String text, List<InetSocketAddress> servers) {
  private static final Pattern SERVER = Pattern.compile("([^\\s:,]+):([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  static Quorum parse(String text) {
    List<InetSocketAddress> servers =
        Arrays.stream(text.split(",", -1)).map(server -> server(text, server)).toList();
    return new Quorum(text, servers);
  }

  private static InetSocketAddress server(String text, String server) {
    Matcher parts = SERVER.matcher(server);
    if (!parts.matches()
        || Integer.parseInt(parts.group(2)) > MAX_PORT
        || Integer.parseInt(parts.group(2)) == 0) {
      throw new IllegalArgumentException(
          "Invalid HBase quorum: '%s' must be host:port[,host:port...] of HBase's ZooKeeper servers"
              .formatted(text));
    }
    return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  /**
   * Makes sure that one of the servers takes connections, so that one that is not there is told
   * from one that does not answer.
   *
   * @throws HBaseUnavailable when none does within the time
   */
  void requireListening(Duration within) {
    StringBuilder failures = new StringBuilder();
    int timeoutMillis = Math.max(1, Math.toIntExact(within.toMillis() / servers.size()));
    for (InetSocketAddress server : servers) {
      try (Socket socket = new Socket()) {
        socket.connect(resolved(server), timeoutMillis);
        return;
      } catch (IOException e) {
        failures.append(failures.isEmpty() ? "" : "; ").append(described(server, e));
      }
    }
    throw new HBaseUnavailable(
        "Cannot reach HBase: no ZooKeeper server of '%s' takes connections (%s). Start HBase, or name other servers"
            .formatted(text, failures),
        null);
  }

  private static InetSocketAddress resolved(InetSocketAddress server) throws IOException {
    InetSocketAddress resolved = new InetSocketAddress(server.getHostString(), server.getPort());
    if (resolved.isUnresolved()) {
      throw new UnknownHostException("unknown host");
    }
    return resolved;
  }

  private static String described(InetSocketAddress server, IOException failure) {
    return "%s:%d: %s".formatted(server.getHostString(), server.getPort(), failure.getMessage());
  }
}
