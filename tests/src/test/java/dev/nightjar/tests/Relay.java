package dev.nightjar.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A server's address of its own, behind which the network or the server can be away. */
public final class Relay implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int BUFFER = 16_384;

  private final String host;
  private final int port;
  private final ServerSocket entrance;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile Gate gate = Gate.OPEN;
  private volatile Duration delay = Duration.ZERO;

  /** Whether bytes pass. */
  private enum Gate {
    OPEN,
    SHUT
  }

  private Relay(String server, InetSocketAddress address) throws IOException {
    int colon = server.lastIndexOf(':');
    host = server.substring(0, colon);
    port = Integer.parseInt(server.substring(colon + 1));
    entrance = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
  }

  /** A relay whose server is there. */
  public static Relay to(String server) throws IOException {
    return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), server);
  }

  /** A relay at an address of its own. */
  public static Relay at(InetSocketAddress address, String server) throws IOException {
    Relay relay = new Relay(server, address);
    start(relay::accept);
    return relay;
  }

  public String address() {
    return "127.0.0.1:" + entrance.getLocalPort();
  }

  /** Cuts what is connected, and at once whatever connects from now on. */
  public void cut() throws IOException {
    away = true;
    closeAll();
  }

  /**
   * Swallows all packets: connections stay, new ones come about, and nothing is ever answered. What
   * was sent meanwhile arrives after {@link #restore}, as TCP sends it again.
   */
  public void blackHole() {
    gate = Gate.SHUT;
  }

  /** Makes whatever is sent take so long. */
  public void slow(Duration each) {
    delay = each;
  }

  /** Resets what is connected; who connects again gets through. */
  public void reset() throws IOException {
    for (Socket socket : sockets) {
      if (!socket.isClosed()) {
        // With no time to linger, closing sends a reset.
        socket.setSoLinger(true, 0);
      }
    }
    closeAll();
  }

  public void restore() {
    away = false;
    gate = Gate.OPEN;
    delay = Duration.ZERO;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
    gate = Gate.OPEN;
  }

  private void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() throws IOException {
    while (!entrance.isClosed()) {
      Socket client = entrance.accept();
      // Before the look: whoever cuts closes what is there by then.
      sockets.add(client);
      if (away) {
        client.close();
        continue;
      }
      start(() -> join(client));
    }
  }

  /** A client of a server that is not there is turned away, as the server's host would do it. */
  private void join(Socket client) throws IOException {
    pause();
    try {
      Socket server = new Socket(host, port);
      sockets.add(server);
      start(() -> pass(client, server));
      pass(server, client);
    } finally {
      client.close();
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        pause();
        out.write(buffer, 0, read);
      }
      pause();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  /** For as long as the network holds back what is to pass. */
  private void pause() {
    while (gate == Gate.SHUT) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    LockSupport.parkNanos(delay.toNanos());
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
