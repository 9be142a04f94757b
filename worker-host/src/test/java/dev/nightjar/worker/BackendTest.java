package dev.nightjar.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.JobName;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.client.TemporalConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.hbase.client.Connection;
import org.junit.jupiter.api.Test;

class BackendTest {
  @Test
  void aWorkerHostNamesEveryServerThatDoesNotAnswerWithinTenSeconds() throws IOException {
    int port = closedPort();
    long started = System.nanoTime();
    try (Backend backend = Backend.of(everythingAt(port))) {
      ConnectFailed failed =
          catchThrowableOfType(ConnectFailed.class, () -> WorkerHost.start(backend));
      assertThat(failed)
          .hasMessageContaining("Temporal at 127.0.0.1:" + port)
          .hasMessageContaining("no ZooKeeper server of '127.0.0.1:" + port)
          .hasMessageContaining("'nightjar' on 127.0.0.1:" + port);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedWithItsSettingAndWhatToDo() throws IOException {
    int port = closedPort();
    try (Backend backend = Backend.of(everythingAt(port))) {
      assertThatThrownBy(() -> backend.part(TemporalConnection.class))
          .isInstanceOf(ConnectFailed.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("NIGHTJAR_TEMPORAL_TARGET");
      assertThatThrownBy(() -> backend.part(Connection.class))
          .isInstanceOf(ConnectFailed.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("NIGHTJAR_HBASE_QUORUM");
    }
  }

  @Test
  void whatNeedsNoServerIsThereWithoutOne() throws IOException {
    try (Backend backend = Backend.of(everythingAt(closedPort()))) {
      assertThat(backend.part(JobCatalog.class).names())
          .contains(new JobName("merchant-analytics"));
    }
  }

  private static NightjarConfig everythingAt(int port) {
    return ConfigurationSources.defaults()
        .values(
            "test",
            Map.of(
                "temporal.target",
                "127.0.0.1:" + port,
                "hbase.quorum",
                "127.0.0.1:" + port,
                "mysql.url",
                "jdbc:mysql://127.0.0.1:%d/nightjar".formatted(port),
                "mysql.connectTimeout",
                "2s",
                "http.address",
                "127.0.0.1:0"))
        .read();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
