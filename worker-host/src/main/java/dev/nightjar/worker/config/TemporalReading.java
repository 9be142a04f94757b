package dev.nightjar.worker.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads where Temporal is. An address and what is shown at it belong together: where {@code
 * temporal.target} is set, Nightjar's own keys say everything, so that no key of a profile goes to
 * a server that it was not made for. Where it is not, Temporal's environment configuration is the
 * base, and Nightjar's own keys replace single values of it.
 */
final class TemporalReading {
  private static final String DEFAULT_TARGET = "127.0.0.1:7233";
  private static final String DEFAULT_NAMESPACE = "default";
  private static final List<String> VARIABLES =
      List.of("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE", "TEMPORAL_API_KEY", "TEMPORAL_TLS");

  private final ConfigurationReader reader;

  private TemporalReading(ConfigurationReader reader) {
    this.reader = reader;
  }

  static TemporalSettings read(ConfigurationReader reader) {
    return new TemporalReading(reader).settings();
  }

  private TemporalSettings settings() {
    Optional<String> target = reader.value(Settings.TEMPORAL_TARGET);
    ClientConfigProfile base =
        target.isPresent() ? ClientConfigProfile.getDefaultInstance() : profile();
    TemporalAccess access = new TemporalAccess(withOwnKeys(base));
    checked(access);
    return new TemporalSettings(
        target.or(() -> set(base.getAddress())).orElse(DEFAULT_TARGET),
        reader
            .value(Settings.TEMPORAL_NAMESPACE)
            .or(() -> set(base.getNamespace()))
            .orElse(DEFAULT_NAMESPACE),
        access,
        target.isPresent() ? ownOrigin() : profileOrigin(base),
        reader.value(Settings.TEMPORAL_CONNECT_TIMEOUT),
        reader.value(Settings.TEMPORAL_CALL_TIMEOUT));
  }

  private String ownOrigin() {
    TreeSet<String> unused = new TreeSet<>(reader.environment().keySet());
    unused.removeIf(name -> VARIABLES.stream().noneMatch(name::startsWith));
    String own = reader.origin(Settings.TEMPORAL_TARGET);
    return unused.isEmpty()
        ? own
        : "%s, so that %s %s not used"
            .formatted(own, String.join(", ", unused), unused.size() == 1 ? "is" : "are");
  }

  private static String profileOrigin(ClientConfigProfile base) {
    return set(base.getAddress()).isPresent() ? "Temporal's environment configuration" : "default";
  }

  private ClientConfigProfile profile() {
    Map<String, String> environment = reader.environment();
    if (environment.isEmpty()) {
      return ClientConfigProfile.getDefaultInstance();
    }
    try {
      return ClientConfigProfile.load(
          LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(environment).build());
    } catch (IOException | RuntimeException e) {
      reader.problem(
          "TEMPORAL_*",
          why(e),
          "must be Temporal's environment configuration; or set temporal.target, and it is not read",
          "environment");
      return ClientConfigProfile.getDefaultInstance();
    }
  }

  /**
   * Words of a parser may hold a line of the file, and a line may hold a key. Of a file without any
   * profile the library makes a NullPointerException.
   */
  private static String why(Exception failure) {
    if (failure instanceof NullPointerException) {
      return "the file names no profile";
    }
    return failure instanceof JsonProcessingException wrong && wrong.getLocation() != null
        ? "line %d can't be read as TOML".formatted(wrong.getLocation().getLineNr())
        : String.valueOf(failure.getMessage());
  }

  private ClientConfigProfile withOwnKeys(ClientConfigProfile base) {
    ClientConfigProfile.Builder profile = base.toBuilder();
    reader
        .secret(Settings.TEMPORAL_API_KEY, Settings.TEMPORAL_API_KEY_FILE)
        .ifPresent(profile::setApiKey);
    ownTls(base).ifPresent(profile::setTls);
    return profile.build();
  }

  private Optional<ClientConfigTLS> ownTls(ClientConfigProfile base) {
    Optional<TlsChoice> choice = reader.value(Settings.TEMPORAL_TLS);
    Optional<Path> ca = reader.value(Settings.TEMPORAL_CA_FILE);
    Optional<Path> certificate = reader.value(Settings.TEMPORAL_CERTIFICATE_FILE);
    Optional<Path> key = reader.value(Settings.TEMPORAL_KEY_FILE);
    Optional<String> name = reader.value(Settings.TEMPORAL_SERVER_NAME);
    if (certificate.isPresent() != key.isPresent()) {
      reader.problem(
          certificate.isPresent() ? Settings.TEMPORAL_KEY_FILE : Settings.TEMPORAL_CERTIFICATE_FILE,
          "",
          "must be set too: a certificate and its key go together");
    }
    if (choice.isEmpty() && ca.or(() -> certificate).isEmpty() && name.isEmpty()) {
      return Optional.empty();
    }
    ClientConfigTLS.Builder tls =
        base.getTls() == null ? ClientConfigTLS.newBuilder() : base.getTls().toBuilder();
    tls.setDisabled(choice.filter(TlsChoice.OFF::equals).isPresent());
    ca.ifPresent(file -> tls.setServerCACertPath(file.toString()).setServerCACertData(null));
    certificate.ifPresent(file -> tls.setClientCertPath(file.toString()).setClientCertData(null));
    key.ifPresent(file -> tls.setClientKeyPath(file.toString()).setClientKeyData(null));
    name.ifPresent(tls::setServerName);
    return Optional.of(tls.build());
  }

  private void checked(TemporalAccess access) {
    try {
      access.connectionOptions();
    } catch (IllegalArgumentException e) {
      reader.problem("temporal.*", "...", String.valueOf(e.getMessage()), "together");
    }
  }

  private static Optional<String> set(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }
}
