package dev.nightjar.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nightjar.core.plan.ChunkTime;
import dev.nightjar.workflows.message.RunLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @Test
  void withoutAnySourceTheDefaultsOfTheDomainHold() {
    NightjarConfig config = ConfigurationSources.defaults().read();
    assertThat(config.run().limits()).isEqualTo(RunLimits.DEFAULTS);
    assertThat(config.temporal().target()).isEqualTo("127.0.0.1:7233");
    assertThat(config.temporal().namespace()).isEqualTo("default");
    assertThat(config.worker().shutdownGrace()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aVariableIsTheKeyInUpperCaseWithUnderscores() {
    assertThat(Settings.TEMPORAL_TARGET.variable()).isEqualTo("NIGHTJAR_TEMPORAL_TARGET");
    assertThat(Settings.WORKER_SHUTDOWN_GRACE.variable())
        .isEqualTo("NIGHTJAR_WORKER_SHUTDOWN_GRACE");
    assertThat(Settings.ALL.stream().map(Setting::variable)).doesNotHaveDuplicates();
  }

  @Test
  void theEnvironmentWinsOverTheFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("n.properties"), "temporal.target=file:1\nhbase.quorum=zk1,zk2:2182\n");
    NightjarConfig config =
        ConfigurationSources.environment(Map.of("NIGHTJAR_TEMPORAL_TARGET", "env:2"))
            .file(file)
            .read();
    assertThat(config.temporal().target()).isEqualTo("env:2");
    assertThat(config.hbase().quorum()).isEqualTo("zk1,zk2:2182");
  }

  @Test
  void allMistakesAreReportedTogetherWithKeyValueRuleAndOrigin() {
    ConfigurationSources sources =
        ConfigurationSources.environment(
                Map.of(
                    "NIGHTJAR_MYSQL_POOL_SIZE", "many",
                    "NIGHTJAR_TEMPORAL_TARGT", "x",
                    // Of a service of that name, as Kubernetes tells of it.
                    "NIGHTJAR_WEB_SERVICE_HOST", "10.0.0.1",
                    "NIGHTJAR_WEB_SERVICE_PORT_HTTP", "7280",
                    "NIGHTJAR_WEB_PORT", "tcp://10.0.0.1:7280",
                    "NIGHTJAR_WEB_PORT_7280_TCP_ADDR", "10.0.0.1"))
            .values(
                "a.properties",
                Map.of("run.settlingLag", "30", "temporal.adress", "x", "run.batches", "100001"));
    ConfigurationException refused =
        catchThrowableOfType(ConfigurationException.class, sources::read);
    assertThat(refused.problems())
        .extracting(ConfigurationProblem::key)
        .containsExactlyInAnyOrder(
            "NIGHTJAR_TEMPORAL_TARGT",
            "temporal.adress",
            "mysql.poolSize",
            "run.settlingLag",
            "run.batches");
    assertThat(refused)
        .hasMessageContaining(
            "mysql.poolSize = 'many' (environment variable NIGHTJAR_MYSQL_POOL_SIZE): must be a"
                + " whole number from 1 to 1000")
        .hasMessageContaining("run.settlingLag = '30' (a.properties): must be a duration such as");
  }

  @Test
  void theAddressOfHealthAndMetricsIsHostAndPortOrOff() {
    assertThat(http("0.0.0.0:80").address()).contains(new HttpAddress("0.0.0.0", 80));
    assertThat(http("localhost:0").address()).contains(new HttpAddress("localhost", 0));
    assertThat(http("off").address()).isEmpty();
    for (String wrong : List.of("7280", "host:65536", "host:", ":80", "", "http://host:80")) {
      assertThatThrownBy(() -> http(wrong))
          .hasMessageContaining("http.address = '%s'".formatted(wrong))
          .hasMessageContaining("HOST:PORT");
    }
  }

  private static HttpSettings http(String address) {
    return ConfigurationSources.defaults()
        .values("a.properties", Map.of("http.address", address))
        .read()
        .http();
  }

  @Test
  void limitsThatContradictEachOtherAreRefused() {
    ConfigurationSources sources =
        ConfigurationSources.defaults()
            .values("a.properties", Map.of("run.rowsPerChunkFloor", "3000000"));
    assertThatThrownBy(sources::read)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("rowsPerChunkFloor 3000000")
        .hasMessageContaining("above rowsPerChunkCeiling 2000000");
  }

  @Test
  void rowsOfAChunkAreLearntUnlessTheyAreConfigured() {
    RunLimits learnt = limits(Map.of("run.chunkTime", "90s", "run.rowsPerChunkCeiling", "100000"));
    assertThat(learnt.chunkTime()).isEqualTo(new ChunkTime(Duration.ofSeconds(90), 100_000));
    assertThat(learnt.plan().rowsPerChunkTarget()).isEqualTo(100_000);
    assertThat(limits(Map.of("run.rowsPerChunkFloor", "300000")).plan().rowsPerChunkTarget())
        .isEqualTo(300_000);

    RunLimits fixed = limits(Map.of("run.rowsPerChunkTarget", "5000000"));
    assertThat(fixed.chunkTime()).isNull();
    assertThat(fixed.plan().rowsPerChunkTarget()).isEqualTo(5_000_000);
  }

  @Test
  void aChunkTimeOutOfItsRangeIsRefused() {
    assertThatThrownBy(() -> limits(Map.of("run.chunkTime", "3m")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("run.chunkTime")
        .hasMessageContaining("from 30s to 2m");
  }

  private static RunLimits limits(Map<String, String> values) {
    return ConfigurationSources.defaults().values("a.properties", values).read().run().limits();
  }

  @Test
  void aPasswordComesFromItsFileOrTheEnvironmentAndIsNeverShown(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
    NightjarConfig config =
        ConfigurationSources.defaults()
            .values("a.properties", Map.of("mysql.password.file", file.toString()))
            .read();
    assertThat(config.ledger().password().value()).isEqualTo("s3cret");
    assertThat(config.toString()).doesNotContain("s3cret");
    assertThat(
            ConfigurationSources.environment(Map.of("NIGHTJAR_MYSQL_PASSWORD", "other"))
                .read()
                .ledger()
                .password()
                .value())
        .isEqualTo("other");
  }

  @Test
  void aPasswordInTheUrlIsRefusedWithoutShowingIt() {
    for (String url :
        List.of(
            "mysql://me:s3cret@db/nightjar",
            "jdbc:mysql://me:s3cret@db/nightjar",
            "jdbc:mysql://db/nightjar?trustCertificateKeyStorePassword=s3cret",
            "jdbc:mysql://address=(host=db)(password=s3cret)/nightjar",
            "jdbc:mysql://(host=db,password=s3cret)/nightjar")) {
      ConfigurationSources sources =
          ConfigurationSources.defaults().values("a.properties", Map.of("mysql.url", url));
      assertThatThrownBy(sources::read)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void aPrincipalAndItsKeytabGoTogether() {
    ConfigurationSources sources =
        ConfigurationSources.defaults()
            .values("a.properties", Map.of("hbase.kerberos.principal", "me@EXAMPLE.COM"));
    assertThatThrownBy(sources::read)
        .hasMessageContaining("hbase.kerberos.keytabFile")
        .hasMessageContaining("go together")
        .hasMessageContaining("hbase.siteFile");
  }

  @Test
  void aPasswordInTheConfigurationFileIsRefusedWithoutShowingIt() {
    ConfigurationSources sources =
        ConfigurationSources.defaults().values("a.properties", Map.of("mysql.password", "s3cret"));
    assertThatThrownBy(sources::read)
        .hasMessageContaining("NIGHTJAR_MYSQL_PASSWORD")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aMissingPasswordFileIsAProblemOfItsKey() {
    ConfigurationSources sources =
        ConfigurationSources.defaults()
            .values("a.properties", Map.of("mysql.password.file", "/no/such/file"));
    assertThatThrownBy(sources::read)
        .hasMessageContaining("mysql.password.file = '/no/such/file' (a.properties)");
  }

  @Test
  void aConfigurationFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ConfigurationSources.defaults().file(Path.of("/no/such.properties")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("/no/such.properties");
  }
}
