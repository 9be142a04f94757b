package dev.nightjar.worker.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressesTest {
  @Test
  void aPortThatIsNotGivenIsTheUsualOne() {
    assertThat(Addresses.parse("zk1, zk2:2182", 2181).all())
        .containsExactly(
            InetSocketAddress.createUnresolved("zk1", 2181),
            InetSocketAddress.createUnresolved("zk2", 2182));
  }

  @Test
  void oneServerThatAnswersIsEnough() throws IOException {
    int closed = closedPort();
    try (ServerSocket answers = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(silence(closed, answers.getLocalPort())).isEmpty();
      assertThat(silence(closed, closed)).isPresent();
    }
  }

  private static Optional<IOException> silence(int onePort, int otherPort) {
    return Addresses.parse("127.0.0.1:%d,127.0.0.1:%d".formatted(onePort, otherPort), 1)
        .silence(Duration.ofSeconds(2));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
