package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Free loopback ports of a data folder. A folder keeps its ports from start to start as long as
 * they are free: addresses in a user's notes stay right, and HBase's master takes over at once from
 * a killed one that had the same address, instead of awaiting the end of its session.
 */
final class StackPorts {
  /** Below the range from which operating systems take the ports of outgoing connections. */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;
  private static final int ATTEMPTS = 2_000;

  private static final Set<Integer> GIVEN = new HashSet<>();

  private final Path file;
  private final Properties ports = new Properties();

  private StackPorts(Path file) {
    this.file = file;
  }

  static StackPorts of(Path folder) throws IOException {
    StackPorts stackPorts = new StackPorts(folder.resolve("stack.ports"));
    if (Files.exists(stackPorts.file)) {
      try (Reader reader = Files.newBufferedReader(stackPorts.file, UTF_8)) {
        stackPorts.ports.load(reader);
      }
    }
    return stackPorts;
  }

  /** The port of the server called {@code name}: the last one if it is free, else another. */
  synchronized int port(String name) throws IOException {
    String known = ports.getProperty(name, "");
    int port = known.matches("\\d{1,5}") ? Integer.parseInt(known) : 0;
    if (port < FIRST || port > LAST || !isFree(port)) {
      port = another();
      ports.setProperty(name, Integer.toString(port));
      PrivateFile.write(file, text());
    }
    return port;
  }

  private String text() {
    return ports.stringPropertyNames().stream()
        .sorted()
        .map(name -> name + "=" + ports.getProperty(name) + "\n")
        .collect(Collectors.joining());
  }

  private static int another() throws IOException {
    synchronized (GIVEN) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
        if (!GIVEN.contains(port) && isFree(port)) {
          GIVEN.add(port);
          return port;
        }
      }
    }
    throw new IOException("no free port from " + FIRST + " to " + LAST + " on 127.0.0.1");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
