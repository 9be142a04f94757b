package dev.nightjar.activities.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HBaseConnectionsTest {
  private static final HBaseTimeouts QUICK =
      new HBaseTimeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @Test
  @Timeout(10)
  void aQuorumThatIsNotThereIsNamedWithinTenSeconds() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String quorum = "127.0.0.1:" + port;

    assertThatThrownBy(
            () -> HBaseConnections.open(quorum, Optional.empty(), HBaseTimeouts.defaults()))
        .isInstanceOf(HBaseUnavailable.class)
        .hasMessageContaining("no ZooKeeper server of '" + quorum + "' takes connections")
        .hasMessageContaining("Start HBase, or name other servers");
  }

  @Test
  @Timeout(10)
  void aServerThatNeverAnswersIsGivenUpInTime() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String quorum = "127.0.0.1:" + mute.getLocalPort();

      assertThatThrownBy(() -> HBaseConnections.open(quorum, Optional.empty(), QUICK))
          .isInstanceOf(HBaseUnavailable.class)
          .hasMessageContaining("HBase gave no answer within 2 seconds")
          .hasMessageContaining(quorum);
    }
  }

  @Test
  @Timeout(10)
  void anUnknownHostIsNamed() {
    assertThatThrownBy(
            () -> HBaseConnections.open("no-such-host.invalid:2181", Optional.empty(), QUICK))
        .isInstanceOf(HBaseUnavailable.class)
        .hasMessageContaining("no-such-host.invalid:2181: unknown host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "localhost:", ":2181", "a:1,", "a:1, b:2", "a:0", "a:65536"})
  void aQuorumThatIsNoListOfServersIsRefused(String quorum) {
    assertThatThrownBy(() -> HBaseConnections.open(quorum, Optional.empty(), QUICK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid HBase quorum: '" + quorum + "'");
  }

  @Test
  void aSiteFileThatIsNotThereIsRefused() {
    assertThatThrownBy(
            () -> HBaseConnections.open("a:1", Optional.of(Path.of("no-such-site.xml")), QUICK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-site.xml");
  }

  @Test
  void severalServersAreRead() {
    assertThat(Quorum.parse("a:1,b.example:65535").servers())
        .extracting(server -> server.getHostString() + ":" + server.getPort())
        .containsExactly("a:1", "b.example:65535");
  }
}
