package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.m3.tally.NoopScope;
import dev.nightjar.core.model.RunState;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.CertificateAuthority;
import dev.nightjar.embedded.junit.CertificateAuthority.Identity;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.embedded.junit.RealTemporal;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.setup.Retention;
import dev.nightjar.workflows.setup.TemporalSetup;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nights on a real Temporal server behind mutual TLS. */
@Tag("crash")
@ExtendWith(EmbeddedStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(720)
final class RealTemporalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  private CertificateAuthority authority;
  private Identity client;
  private RealTemporal temporal;
  private WorkflowServiceStubs service;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    authority = CertificateAuthority.create(folder, "authority");
    client = authority.issue("client", "dns:client");
    Identity server = authority.issue("server", "ip:127.0.0.1,dns:temporal.internal");
    temporal = RealTemporal.start(folder, authority, server);
    service =
        TemporalConnections.service(
            TemporalServers.endpoint(
                ConfigurationSources.defaults().values("the test", access()).read().temporal()),
            new NoopScope());
  }

  @AfterAll
  void stop() {
    service.shutdownNow();
    temporal.close();
  }

  /** Makes a namespace with the search attributes of runs, as soon as the server answers. */
  private void setup(String namespace) {
    RealTemporal.createNamespace(service, namespace);
    Map<String, String> settings = access();
    settings.put("temporal.namespace", namespace);
    TemporalSetup setup =
        new TemporalSetup(
            TemporalServers.endpoint(
                ConfigurationSources.defaults().values("the test", settings).read().temporal()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> !setup.apply(Retention.unchanged()).isEmpty());
  }

  private Map<String, String> access() {
    Map<String, String> access = new HashMap<>();
    access.put("temporal.target", temporal.address());
    access.put("temporal.tls.caFile", authority.certificate().toString());
    access.put("temporal.tls.certificateFile", client.certificate().toString());
    access.put("temporal.tls.keyFile", client.key().toString());
    return access;
  }

  @Test
  void aNightRunsOverMutualTls(@EmbeddedParts({Part.HBASE, Part.MYSQL}) EmbeddedStack stack)
      throws IOException {
    setup("mutual");
    Map<String, String> settings = access();
    settings.put("temporal.namespace", "mutual");
    try (Site site = Site.on(TestStack.of(stack), settings)) {
      assertThat(night(site).result().state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  void whoHasNoCertificateIsRefusedInWords() {
    Map<String, String> settings = access();
    settings.put("temporal.tls.certificateFile", "");
    settings.put("temporal.tls.keyFile", "");
    try (Backend backend =
        Backend.of(ConfigurationSources.defaults().values("the test", settings).read())) {
      assertThatThrownBy(() -> backend.part(TemporalConnection.class))
          .isInstanceOf(ConnectFailed.class)
          .hasMessageContaining("temporal.tls.certificateFile");
    }
  }

  @Test
  void aWorkerDeploymentGetsTasksOnceItsBuildIsTheCurrentOne(
      @EmbeddedParts({Part.HBASE, Part.MYSQL}) EmbeddedStack stack) throws IOException {
    setup("versions");
    Map<String, String> settings = access();
    settings.put("temporal.namespace", "versions");
    settings.put("worker.deployment", "nightjar");
    settings.put("worker.buildId", "1.0");
    try (Site site = Site.on(TestStack.of(stack), settings)) {
      RunHandle run = night(site);
      makeCurrent();
      assertThat(run.await(Duration.ofSeconds(90)))
          .hasValueSatisfying(report -> assertThat(report.state()).isEqualTo(RunState.COMPLETED));
    }
  }

  /** As soon as the server knows of it. */
  private void makeCurrent() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(
            () ->
                service
                    .blockingStub()
                    .setWorkerDeploymentCurrentVersion(
                        SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                            .setNamespace("versions")
                            .setDeploymentName("nightjar")
                            .setBuildId("1.0")
                            .setIdentity("the test")
                            .build())
                    .isInitialized());
  }

  private static RunHandle night(Site site) throws IOException {
    site.register("apple", "UTC");
    site.ingest(Events.of("apple", 60, Instant.parse("2026-03-10T12:00:00Z")));
    return site.start(TypeCount.NAME, DAY, Existing.KEEP, null, site.limits(20));
  }
}
