package dev.nightjar.worker.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Servers of which one has to answer.
 *
 * @param all at least one
 */
record Addresses(List<InetSocketAddress> all) {
  Addresses {
    all = List.copyOf(all);
  }

  /** Reads {@code HOST[:PORT],...}. */
  static Addresses parse(String text, int defaultPort) {
    return new Addresses(
        Arrays.stream(text.split(",", -1))
            .map(part -> parseOne(part.strip(), defaultPort))
            .toList());
  }

  private static InetSocketAddress parseOne(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    return colon < 0
        ? InetSocketAddress.createUnresolved(text, defaultPort)
        : InetSocketAddress.createUnresolved(
            text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Why nobody answers; empty when somebody takes connections. */
  Optional<IOException> silence(Duration limit) {
    IOException why = new IOException("no address is given");
    int millis = Math.toIntExact(Math.max(1, limit.toMillis() / all.size()));
    for (InetSocketAddress address : all) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), millis);
        return Optional.empty();
      } catch (IOException e) {
        why = e;
      }
    }
    return Optional.of(why);
  }
}
