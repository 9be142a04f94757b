package dev.nightjar.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server's address of its own, behind which the server can be away. */
final class Relay implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final String host;
  private final int port;
  private final ServerSocket entrance;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  private Relay(String server, InetSocketAddress address) throws IOException {
    int colon = server.lastIndexOf(':');
    host = server.substring(0, colon);
    port = Integer.parseInt(server.substring(colon + 1));
    entrance = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
  }

  /** A relay whose server is there. */
  static Relay to(String server) throws IOException {
    return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), server);
  }

  /** A relay at an address of its own. */
  static Relay at(InetSocketAddress address, String server) throws IOException {
    Relay relay = new Relay(server, address);
    start(relay::accept);
    return relay;
  }

  String address() {
    return "127.0.0.1:" + entrance.getLocalPort();
  }

  /** Cuts what is connected, and at once whatever connects from now on. */
  void cut() throws IOException {
    away = true;
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  void restore() {
    away = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void accept() throws IOException {
    while (!entrance.isClosed()) {
      Socket client = entrance.accept();
      if (away) {
        client.close();
        continue;
      }
      Socket server = new Socket(host, port);
      sockets.addAll(List.of(client, server));
      start(() -> pass(client, server));
      start(() -> pass(server, client));
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                // Its end is what was wanted.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}
