package dev.nightjar.starter.connect;

import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.NightjarConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command's configuration comes from: environment, then the file of {@code --config}, else
 * of {@code NIGHTJAR_CONFIG}, else {@code nightjar.properties} in the working folder.
 *
 * @param environment the variables of the process
 * @param named the file of {@code --config}
 */
record ConfigurationChoice(Map<String, String> environment, Optional<Path> named) {
  private static final Path IN_WORKING_FOLDER = Path.of("nightjar.properties");

  /**
   * A process has a second at most between its put and the time when HBase gives it its timestamp,
   * and all clocks are one. Many embedded stacks run side by side, so each takes a free port.
   */
  private static final Map<String, String> EMBEDDED_DEFAULTS =
      Map.of(
          "run.settlingLag", "300ms",
          "run.heartbeatTimeout", "10s",
          "worker.shutdownGrace", "5s",
          "http.address", "127.0.0.1:0");

  /** What is for servers of one's own, beside their addresses. */
  private static final Map<String, String> WITHOUT_OWN_SERVERS =
      Map.ofEntries(
          Map.entry("temporal.tls", "off"),
          Map.entry("temporal.tls.caFile", ""),
          Map.entry("temporal.tls.certificateFile", ""),
          Map.entry("temporal.tls.keyFile", ""),
          Map.entry("temporal.tls.serverName", ""),
          Map.entry("temporal.apiKey.file", ""),
          Map.entry("worker.deployment", ""),
          Map.entry("hbase.siteFile", ""),
          Map.entry("hbase.kerberos.principal", ""),
          Map.entry("hbase.kerberos.keytabFile", ""),
          Map.entry("mysql.caFile", ""),
          Map.entry("mysql.keyStore.file", ""));

  /** The one of them that no file can take back. */
  private static final String API_KEY = "NIGHTJAR_TEMPORAL_API_KEY";

  NightjarConfig read() {
    return sources(environment).read();
  }

  /** On an embedded stack its addresses hold, and nothing of other servers, whatever is set. */
  NightjarConfig readEmbedded(Map<String, String> addresses) {
    Map<String, String> others = new HashMap<>(environment);
    others.remove(API_KEY);
    return ConfigurationSources.defaults()
        .values("the embedded stack", addresses)
        .values("the embedded stack", WITHOUT_OWN_SERVERS)
        .then(sources(others))
        .values("defaults of the embedded stack", EMBEDDED_DEFAULTS)
        .read();
  }

  private ConfigurationSources sources(Map<String, String> variablesOfProcess) {
    ConfigurationSources variables = ConfigurationSources.environment(variablesOfProcess);
    return file().map(variables::file).orElse(variables);
  }

  private Optional<Path> file() {
    return named
        .or(() -> Optional.ofNullable(environment.get("NIGHTJAR_CONFIG")).map(Path::of))
        .or(() -> Optional.of(IN_WORKING_FOLDER).filter(Files::isRegularFile));
  }
}
