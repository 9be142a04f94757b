package dev.nightjar.embedded.junit;

import dev.nightjar.embedded.junit.CertificateAuthority.Identity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real Temporal server that keeps everything in memory. Thread-safe. */
public final class RealTemporal implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final Duration RETENTION = Duration.ofDays(1);

  private final Process process;
  private final String address;

  private RealTemporal(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it, for whoever asks on this machine. */
  public static RealTemporal start(Path folder) throws IOException {
    return start(folder, "");
  }

  /**
   * Starts it behind mutual TLS; it lets in whose certificate the authority has signed.
   *
   * @param server its own certificate, for 127.0.0.1 and {@code temporal.internal}
   */
  public static RealTemporal start(Path folder, CertificateAuthority authority, Identity server)
      throws IOException {
    return start(
        folder,
        TLS.replace("@cert@", server.certificate().toString())
            .replace("@key@", server.key().toString())
            .replace("@ca@", authority.certificate().toString()));
  }

  private static RealTemporal start(Path folder, String tls) throws IOException {
    int port = CachedPrograms.freePort();
    Path configuration = folder.resolve("temporal.yaml");
    Path dynamic = Files.writeString(folder.resolve("dynamic.yaml"), DYNAMIC);
    Files.writeString(
        configuration,
        CONFIGURATION
            .replace("@frontend@", Integer.toString(port))
            .replace("@dynamic@", dynamic.toString())
            .replace("@tls@", tls));
    String text = Files.readString(configuration);
    while (text.contains("@port@")) {
      text = text.replaceFirst("@port@", Integer.toString(CachedPrograms.freePort()));
    }
    Files.writeString(configuration, text);
    Path log = folder.resolve("temporal.log");
    Process process =
        new ProcessBuilder(
                CachedPrograms.folder("temporal").resolve("temporal-server").toString(),
                "--config-file",
                configuration.toString(),
                "--allow-no-auth",
                "start")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new RealTemporal(process, "127.0.0.1:" + port);
  }

  /** Its host and port. */
  public String address() {
    return address;
  }

  /**
   * Makes a namespace, as soon as the server answers; one that is there stays.
   *
   * @throws StatusRuntimeException when it has not done so within a minute
   */
  public static void createNamespace(WorkflowServiceStubs service, String name) {
    RegisterNamespaceRequest request =
        RegisterNamespaceRequest.newBuilder()
            .setNamespace(name)
            .setWorkflowExecutionRetentionPeriod(
                com.google.protobuf.Duration.newBuilder().setSeconds(RETENTION.toSeconds()))
            .build();
    long limit = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (true) {
      try {
        service.blockingStub().withDeadlineAfter(5, TimeUnit.SECONDS).registerNamespace(request);
        return;
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
          return;
        }
        if (System.nanoTime() > limit) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    boolean ended = false;
    try {
      ended = process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
    }
  }

  private static final String DYNAMIC =
      """
      frontend.workerVersioningWorkflowAPIs:
        - value: true
      system.enableDeploymentVersions:
        - value: true
      """;

  private static final String TLS =
      """
        tls:
          internode:
            server: { certFile: "@cert@", keyFile: "@key@", requireClientAuth: true, clientCaFiles: ["@ca@"] }
            client: { serverName: temporal.internal, rootCaFiles: ["@ca@"] }
          frontend:
            server: { certFile: "@cert@", keyFile: "@key@", requireClientAuth: true, clientCaFiles: ["@ca@"] }
            client: { serverName: temporal.internal, rootCaFiles: ["@ca@"] }
      """;

  private static final String CONFIGURATION =
      """
      log: { stdout: true, level: warn }
      persistence:
        defaultStore: main
        visibilityStore: visibility
        numHistoryShards: 1
        datastores:
          main:
            sql: { pluginName: sqlite, databaseName: "main", connectAddr: localhost, connectProtocol: tcp,
                   connectAttributes: { mode: memory, cache: private, setup: true }, maxConns: 1, maxIdleConns: 1, maxConnLifetime: 1h }
          visibility:
            sql: { pluginName: sqlite, databaseName: "visibility", connectAddr: localhost, connectProtocol: tcp,
                   connectAttributes: { mode: memory, cache: private, setup: true }, maxConns: 1, maxIdleConns: 1, maxConnLifetime: 1h }
      global:
        membership: { maxJoinDuration: 30s, broadcastAddress: "127.0.0.1" }
      @tls@
      services:
        frontend: { rpc: { grpcPort: @frontend@, membershipPort: @port@, bindOnIP: "127.0.0.1", httpPort: @port@ } }
        matching: { rpc: { grpcPort: @port@, membershipPort: @port@, bindOnIP: "127.0.0.1" } }
        history: { rpc: { grpcPort: @port@, membershipPort: @port@, bindOnIP: "127.0.0.1" } }
        worker: { rpc: { grpcPort: @port@, membershipPort: @port@, bindOnIP: "127.0.0.1" } }
      clusterMetadata:
        enableGlobalNamespace: false
        failoverVersionIncrement: 10
        masterClusterName: active
        currentClusterName: active
        clusterInformation:
          active: { enabled: true, initialFailoverVersion: 1, rpcName: frontend, rpcAddress: "127.0.0.1:@frontend@" }
      dcRedirectionPolicy: { policy: noop }
      archival: { history: { state: disabled }, visibility: { state: disabled } }
      dynamicConfigClient: { filepath: "@dynamic@", pollInterval: 10s }
      """;
}
