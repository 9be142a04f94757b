package dev.nightjar.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Temporal is, by Nightjar's own keys and by Temporal's environment configuration. */
final class TemporalSettingsTest {
  private static final String KEY = "s3cr3t-key";

  private final Map<String, String> environment = new HashMap<>();
  private Path toml;

  /** No profile of whoever runs the test plays a part. */
  @BeforeEach
  void noProfile(@TempDir Path folder) throws IOException {
    toml = Files.writeString(folder.resolve("temporal.toml"), "[profile.default]\n");
    environment.put("TEMPORAL_CONFIG_FILE", toml.toString());
  }

  @Test
  void withoutAnyWordTheLocalServerIsMeant() {
    TemporalSettings settings = read();
    assertThat(settings.target()).isEqualTo("127.0.0.1:7233");
    assertThat(settings.namespace()).isEqualTo("default");
    assertThat(settings.access().words()).isEqualTo("no TLS");
    assertThat(settings.origin()).isEqualTo("default");
  }

  @Test
  void temporalsOwnVariablesAreUnderstood() {
    environment.put("TEMPORAL_ADDRESS", "cloud:7233");
    environment.put("TEMPORAL_NAMESPACE", "nights");
    environment.put("TEMPORAL_API_KEY", KEY);
    TemporalSettings settings = read();
    assertThat(settings.target()).isEqualTo("cloud:7233");
    assertThat(settings.namespace()).isEqualTo("nights");
    assertThat(settings.access().words()).isEqualTo("TLS with an API key");
    assertThat(settings.origin()).isEqualTo("Temporal's environment configuration");
    assertThat(settings.toString()).doesNotContain(KEY);
  }

  @Test
  void aProfileOfTheFileIsReadAndVariablesGoBeforeIt() throws IOException {
    Files.writeString(
        toml,
        """
        [profile.default]
        address = "wrong:1"
        [profile.nights]
        address = "right:2"
        namespace = "ours"
        """);
    environment.put("TEMPORAL_PROFILE", "nights");
    assertThat(read().target()).isEqualTo("right:2");
    environment.put("TEMPORAL_NAMESPACE", "theirs");
    assertThat(read().namespace()).isEqualTo("theirs");
    environment.put("TEMPORAL_PROFILE", "days");
    assertThatThrownBy(this::read).hasMessageContaining("TEMPORAL_*").hasMessageContaining("days");
  }

  @Test
  void nightjarsNamespaceGoesBeforeThatOfTheProfile() {
    environment.put("TEMPORAL_ADDRESS", "cloud:7233");
    environment.put("TEMPORAL_NAMESPACE", "theirs");
    environment.put("NIGHTJAR_TEMPORAL_NAMESPACE", "ours");
    assertThat(read().namespace()).isEqualTo("ours");
    assertThat(read().target()).isEqualTo("cloud:7233");
  }

  @Test
  void anAddressOfNightjarsOwnTakesNothingFromTheProfile() {
    environment.put("TEMPORAL_ADDRESS", "cloud:7233");
    environment.put("TEMPORAL_NAMESPACE", "theirs");
    environment.put("TEMPORAL_API_KEY", KEY);
    environment.put("NIGHTJAR_TEMPORAL_TARGET", "own:7233");
    TemporalSettings settings = read();
    assertThat(settings.target()).isEqualTo("own:7233");
    assertThat(settings.namespace()).isEqualTo("default");
    assertThat(settings.access().words()).isEqualTo("no TLS");
    assertThat(settings.origin())
        .isEqualTo(
            "environment variable NIGHTJAR_TEMPORAL_TARGET, so that TEMPORAL_ADDRESS,"
                + " TEMPORAL_API_KEY, TEMPORAL_NAMESPACE are not used");
  }

  @Test
  void anApiKeyComesFromItsFileAndIsSentOverTlsAlone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
    environment.put("NIGHTJAR_TEMPORAL_TARGET", "own:7233");
    environment.put("NIGHTJAR_TEMPORAL_API_KEY_FILE", file.toString());
    TemporalSettings settings = read();
    assertThat(settings.access().words()).isEqualTo("TLS with an API key");
    assertThat(settings.access().profile().getApiKey()).isEqualTo(KEY);
    assertThat(settings.toString()).doesNotContain(KEY);

    environment.put("NIGHTJAR_TEMPORAL_TLS", "off");
    assertThatThrownBy(this::read)
        .hasMessageContaining("an API key is sent over TLS alone")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void anApiKeyOfTemporalsEnvironmentIsNotSentInTheClearEither() {
    environment.put("TEMPORAL_ADDRESS", "cloud:7233");
    environment.put("TEMPORAL_API_KEY", KEY);
    environment.put("TEMPORAL_TLS", "false");
    assertThatThrownBy(this::read)
        .hasMessageContaining("an API key is sent over TLS alone")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void anApiKeyInTheConfigurationFileIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                ConfigurationSources.defaults()
                    .values("a.properties", Map.of("temporal.apiKey", KEY))
                    .read())
        .hasMessageContaining("NIGHTJAR_TEMPORAL_API_KEY or temporal.apiKey.file")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aProfileThatCannotBeReadIsRefusedWithoutShowingIt() throws IOException {
    Files.writeString(toml, "[profile.default]\napi_key = " + KEY + " oh no\n");
    assertThatThrownBy(this::read)
        .hasMessageContaining("line 2 can't be read as TOML")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aFileWithoutAnyProfileIsRefusedInWords() throws IOException {
    Files.writeString(toml, "");
    assertThatThrownBy(this::read).hasMessageContaining("the file names no profile");
  }

  @Test
  void aCertificateAndItsKeyGoTogether(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("certificate.pem"), "no certificate");
    environment.put("NIGHTJAR_TEMPORAL_TLS_CERTIFICATE_FILE", file.toString());
    assertThatThrownBy(this::read)
        .hasMessageContaining("temporal.tls.keyFile")
        .hasMessageContaining("must be set too");
  }

  @Test
  void filesThatHoldNoCertificateAreRefusedBeforeAnythingStarts(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
    environment.put("NIGHTJAR_TEMPORAL_TLS_CA_FILE", file.toString());
    assertThatThrownBy(this::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("can't be used")
        .hasMessageContaining("PEM");
    environment.put("NIGHTJAR_TEMPORAL_TLS_CA_FILE", "/no/such.pem");
    assertThatThrownBy(this::read).hasMessageContaining("/no/such.pem");
  }

  private TemporalSettings read() {
    return ConfigurationSources.environment(environment).read().temporal();
  }
}
