package dev.nightjar.starter.connect;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Finds the embedded stack that another process runs in a folder. */
final class RunningStack {
  private static final int ANSWER_MILLIS = 1000;

  private RunningStack() {}

  /** Its addresses; empty when none runs there. */
  static Optional<Map<String, String>> in(Path folder) throws IOException {
    Path file = folder.resolve("nightjar.properties");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> addresses = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> addresses.put(key, properties.getProperty(key)));
    return answers(addresses.getOrDefault("temporal.target", ""))
        ? Optional.of(addresses)
        : Optional.empty();
  }

  private static boolean answers(String target) {
    int colon = target.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              target.substring(0, colon), Integer.parseInt(target.substring(colon + 1))),
          ANSWER_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
