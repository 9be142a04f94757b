package dev.nightjar.activities.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a server, and cuts them on demand. */
final class Relay implements Closeable {
  private final String host;
  private final int port;
  private final ServerSocket entrance;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean interrupted;
  // Written by the thread that accepts, once it is set.
  private final AtomicInteger connectionsLeft = new AtomicInteger(Integer.MAX_VALUE);

  private Relay(String host, int port, ServerSocket entrance) {
    this.host = host;
    this.port = port;
    this.entrance = entrance;
  }

  static Relay to(String server) throws IOException {
    int colon = server.lastIndexOf(':');
    ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Relay relay =
        new Relay(
            server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)), entrance);
    relay.run("relay", relay::accept);
    return relay;
  }

  String address() {
    return "127.0.0.1:" + entrance.getLocalPort();
  }

  /** Cuts what is connected; whoever connects from now on is cut at once. */
  void interrupt() throws IOException {
    interrupted = true;
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Lets so many connect, and cuts whoever comes later. */
  void interruptAfter(int connections) {
    connectionsLeft.set(connections);
  }

  void restore() {
    interrupted = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    interrupt();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      if (interrupted || connectionsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
        client.close();
        continue;
      }
      Socket target = new Socket(host, port);
      sockets.addAll(List.of(client, target));
      run("relay-out", () -> pass(client, target));
      run("relay-in", () -> pass(target, client));
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private void run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException cut) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }
}
