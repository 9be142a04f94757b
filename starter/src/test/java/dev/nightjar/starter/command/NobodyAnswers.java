package dev.nightjar.starter.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** A configuration whose servers are not there. */
final class NobodyAnswers {
  private NobodyAnswers() {}

  static Map<String, String> environment() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + closed.getLocalPort();
      return Map.of(
          "NIGHTJAR_TEMPORAL_TARGET",
          address,
          "NIGHTJAR_HBASE_QUORUM",
          address,
          "NIGHTJAR_MYSQL_URL",
          "jdbc:mysql://%s/nightjar".formatted(address),
          "NIGHTJAR_WORKER_CONNECT_LIMIT",
          "0s",
          "NIGHTJAR_HTTP_ADDRESS",
          "off");
    }
  }
}
