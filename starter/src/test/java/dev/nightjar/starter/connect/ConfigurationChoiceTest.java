package dev.nightjar.starter.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.worker.config.NightjarConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationChoiceTest {
  @Test
  void theNamedFileWinsOverTheOneOfTheEnvironment(@TempDir Path folder) throws IOException {
    Path named = Files.writeString(folder.resolve("a"), "temporal.namespace=named\n");
    Path other = Files.writeString(folder.resolve("b"), "temporal.namespace=other\n");
    Map<String, String> environment = Map.of("NIGHTJAR_CONFIG", other.toString());
    assertThat(new ConfigurationChoice(environment, Optional.of(named)).read().temporal())
        .hasFieldOrPropertyWithValue("namespace", "named");
    assertThat(new ConfigurationChoice(environment, Optional.empty()).read().temporal())
        .hasFieldOrPropertyWithValue("namespace", "other");
  }

  @Test
  void anEmbeddedStacksAddressesWinAndItsLimitsAreOnlyDefaults() {
    ConfigurationChoice choice =
        new ConfigurationChoice(
            Map.of("NIGHTJAR_TEMPORAL_TARGET", "real:7233", "NIGHTJAR_RUN_HEARTBEAT_TIMEOUT", "9s"),
            Optional.empty());
    NightjarConfig config = choice.readEmbedded(Map.of("temporal.target", "127.0.0.1:1"));
    assertThat(config.temporal().target()).isEqualTo("127.0.0.1:1");
    assertThat(config.run().limits().settlingLag()).isEqualTo(Duration.ofMillis(300));
    assertThat(config.run().limits().heartbeatTimeout()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aStackThatDoesNotAnswerIsNotRunning(@TempDir Path folder) throws IOException {
    assertThat(RunningStack.in(folder)).isEmpty();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      Files.writeString(
          folder.resolve("nightjar.properties"), "temporal.target=127.0.0.1:" + port + "\n");
      assertThat(RunningStack.in(folder)).contains(Map.of("temporal.target", "127.0.0.1:" + port));
    }
    assertThat(RunningStack.in(folder)).isEmpty();
  }

  @Test
  void anEmbeddedStackTakesNothingThatIsForOtherServers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("nightjar.properties");
    Files.writeString(
        file,
        "temporal.tls.serverName=elsewhere\nhbase.siteFile=/no/such.xml\nworker.deployment=ours\n");
    Map<String, String> environment =
        Map.of("NIGHTJAR_TEMPORAL_API_KEY", "s3cret", "TEMPORAL_API_KEY", "other");
    NightjarConfig config =
        new ConfigurationChoice(environment, Optional.of(file))
            .readEmbedded(Map.of("temporal.target", "127.0.0.1:1", "hbase.quorum", "127.0.0.1:2"));
    assertThat(config.temporal().target()).isEqualTo("127.0.0.1:1");
    assertThat(config.temporal().access().words()).isEqualTo("no TLS");
    assertThat(config.hbase().siteFile()).isEmpty();
    assertThat(config.worker().deployment()).isEmpty();
  }
}
