package dev.nightjar.workflows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Temporal there, not there, and there but silent. */
@Timeout(180)
class TemporalConnectionsTest {
  @Test
  void aServerThatAnswersIsConnectedTo() throws IOException {
    int port = freePort();
    try (TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port);
        TemporalConnection connection = TemporalConnections.open("127.0.0.1:" + port, "default")) {
      assertThat(server).isNotNull();
      assertThat(connection.client().getOptions().getNamespace()).isEqualTo("default");
      assertThat(connection.service()).isInstanceOf(WorkflowServiceStubs.class);
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithinTenSeconds() throws IOException {
    String target = "127.0.0.1:" + freePort();
    long start = System.nanoTime();

    assertThatThrownBy(() -> TemporalConnections.open(target, "default"))
        .isInstanceOf(TemporalUnavailable.class)
        .hasMessage(
            "Temporal at %s does not answer; is it running, and are host, port and temporal.tls right?"
                .formatted(target));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aServerThatAcceptsButNeverAnswersIsNamedWithinTenSeconds() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String target = "127.0.0.1:" + silent.getLocalPort();
      long start = System.nanoTime();

      assertThatThrownBy(() -> TemporalConnections.open(target, "default"))
          .isInstanceOf(TemporalUnavailable.class)
          .hasMessageStartingWith("Temporal at %s does not answer".formatted(target));
      // A machine may hold the test up besides.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(TemporalEndpoint.plain(target, "default").connectTimeout())
          .isLessThan(Duration.ofSeconds(10));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
