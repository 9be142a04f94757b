package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.embedded.junit.CertificateAuthority;
import dev.nightjar.embedded.junit.CertificateAuthority.Identity;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.client.RegisteredAttributes;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.temporal.client.WorkflowClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connection to Temporal over TLS, with certificates of both sides, and with an API key. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
final class TemporalTlsTest {
  private static final String KEY = "an-api-key-that-nobody-may-see";

  private Path folder;
  private CertificateAuthority authority;
  private CertificateAuthority stranger;
  private Identity server;
  private Identity client;

  @BeforeAll
  void certificates(@TempDir Path folder) throws Exception {
    this.folder = folder;
    authority = CertificateAuthority.create(folder, "authority");
    stranger = CertificateAuthority.create(folder, "stranger");
    server = authority.issue("server", "ip:127.0.0.1,dns:temporal.internal");
    client = authority.issue("client", "dns:client");
  }

  @Test
  void aServerOfATrustedAuthorityIsUsed() throws IOException {
    try (TlsFrontend frontend = TlsFrontend.open(server)) {
      connect(trusting(frontend));
      assertThat(frontend.shown()).isNotEmpty().containsOnly("null");
    }
  }

  @Test
  void temporalsOwnVariablesDoTheSame() throws IOException {
    try (TlsFrontend frontend = TlsFrontend.mutual(server, authority)) {
      Map<String, String> variables = new HashMap<>();
      variables.put(
          "TEMPORAL_CONFIG_FILE",
          Files.writeString(folder.resolve("t.toml"), "[profile.default]").toString());
      variables.put("TEMPORAL_ADDRESS", frontend.address());
      variables.put("TEMPORAL_NAMESPACE", "nights");
      variables.put("TEMPORAL_TLS", "true");
      variables.put("TEMPORAL_TLS_SERVER_CA_CERT_PATH", authority.certificate().toString());
      variables.put("TEMPORAL_TLS_CLIENT_CERT_PATH", client.certificate().toString());
      variables.put("TEMPORAL_TLS_CLIENT_KEY_PATH", client.key().toString());
      connect(ConfigurationSources.environment(variables));
      assertThat(frontend.shown()).isNotEmpty();
    }
  }

  @Test
  void aServerOfAnotherAuthorityIsRefusedInWords() throws IOException {
    try (TlsFrontend frontend = TlsFrontend.open(server)) {
      Map<String, String> settings = trusting(frontend);
      settings.put("temporal.tls.caFile", stranger.certificate().toString());
      assertRefused(settings)
          .contains(frontend.address(), "signed by no authority that is trusted here")
          .contains("temporal.tls.caFile");
      assertThat(frontend.shown()).isEmpty();
    }
  }

  @Test
  void aServerUnderAnotherNameIsRefusedUnlessThatNameIsSet() throws Exception {
    Identity elsewhere = authority.issue("elsewhere", "dns:elsewhere.internal");
    try (TlsFrontend frontend = TlsFrontend.open(elsewhere)) {
      Map<String, String> settings = trusting(frontend);
      assertRefused(settings).contains("temporal.tls.serverName");
      settings.put("temporal.tls.serverName", "elsewhere.internal");
      connect(settings);
    }
  }

  @Test
  void aServerThatWantsACertificateLetsInWhoHasOne() throws IOException {
    try (TlsFrontend frontend = TlsFrontend.mutual(server, authority)) {
      Map<String, String> settings = trusting(frontend);
      assertRefused(settings).contains("temporal.tls.certificateFile");
      settings.put("temporal.tls.certificateFile", client.certificate().toString());
      settings.put("temporal.tls.keyFile", client.key().toString());
      connect(settings);
    }
  }

  @Test
  void anApiKeyGoesOutOverTlsAndIsNeverShown() throws IOException {
    Path file = Files.writeString(folder.resolve("api.key"), KEY + "\n");
    try (TlsFrontend frontend = TlsFrontend.forKey(server, KEY)) {
      Map<String, String> settings = trusting(frontend);
      assertRefused(settings).contains("refuses who is asking", "temporal.apiKey.file");
      settings.put("temporal.apiKey.file", file.toString());
      connect(settings);
      assertThat(frontend.shown()).contains("Bearer " + KEY);
    }
    Map<String, String> nobody = new HashMap<>(Map.of("temporal.apiKey.file", file.toString()));
    nobody.put("temporal.target", "127.0.0.1:1");
    assertRefused(nobody).doesNotContain(KEY);
  }

  @Test
  void whoAsksForSearchAttributesShowsTheApiKeyToo() throws IOException {
    Path file = Files.writeString(folder.resolve("attributes.key"), KEY);
    try (TlsFrontend frontend = TlsFrontend.forKey(server, KEY)) {
      Map<String, String> settings = trusting(frontend);
      settings.put("temporal.apiKey.file", file.toString());
      try (Backend backend =
          Backend.of(ConfigurationSources.defaults().values("the test", settings).read())) {
        // Were it refused, it would add none to a server that has no list of them.
        new RegisteredAttributes(backend.part(WorkflowClient.class)).missing();
      }
      assertThat(frontend.shown())
          .hasSizeGreaterThan(RunAttributes.all().size())
          .containsOnly("Bearer " + KEY);
    }
  }

  /** Nothing of it is in what a server hears that speaks no TLS. */
  @Test
  void anApiKeyIsNotHeardByAServerWithoutTls() throws Exception {
    Path file = Files.writeString(folder.resolve("other.key"), KEY);
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> heard(plain));
      Map<String, String> settings = new HashMap<>();
      settings.put("temporal.target", "127.0.0.1:" + plain.getLocalPort());
      settings.put("temporal.apiKey.file", file.toString());
      settings.put("temporal.connectTimeout", "5s");
      assertRefused(settings).doesNotContain(KEY);
      // 0x16 begins the handshake of TLS.
      assertThat(heard.get(60, TimeUnit.SECONDS)).startsWith("\u0016").doesNotContain(KEY);
    }
  }

  @Test
  void whoDoesNotKnowThatAServerSpeaksTlsIsTold() throws IOException {
    try (TlsFrontend frontend = TlsFrontend.open(server)) {
      assertRefused(Map.of("temporal.target", frontend.address()))
          .contains("port and temporal.tls right?");
    }
  }

  private static String heard(ServerSocket plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Socket socket = plain.accept()) {
      socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.write(next);
      }
    } catch (IOException silence) {
      // It has said all.
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private Map<String, String> trusting(TlsFrontend frontend) {
    Map<String, String> settings = new HashMap<>();
    settings.put("temporal.target", frontend.address());
    settings.put("temporal.tls.caFile", authority.certificate().toString());
    return settings;
  }

  private static void connect(Map<String, String> settings) {
    connect(ConfigurationSources.defaults().values("the test", settings));
  }

  private static void connect(ConfigurationSources sources) {
    try (Backend backend = Backend.of(sources.read())) {
      backend.part(TemporalConnection.class).requireAnswer(Duration.ofSeconds(30));
    }
  }

  private static AbstractStringAssert<?> assertRefused(Map<String, String> settings) {
    List<String> messages = new ArrayList<>();
    assertThatThrownBy(() -> connect(settings))
        .isInstanceOf(ConnectFailed.class)
        .satisfies(failure -> messages.add(String.valueOf(failure.getMessage())));
    return assertThat(messages.get(0));
  }
}
