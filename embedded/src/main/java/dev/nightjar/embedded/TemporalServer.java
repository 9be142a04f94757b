package dev.nightjar.embedded;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's test service in real time, behind a port of the loopback address. The library's own
 * port-bound server listens on every address of the machine, so the server is built here from its
 * services.
 */
final class TemporalServer implements StackServer {
  /** The test service accepts any namespace; this is the one to use. */
  static final String NAMESPACE = "default";

  /** The test service skips time while it is idle unless that is locked. */
  private static final boolean TIME_SKIPPING_LOCKED = true;

  private static final long NOW = 0;
  private static final long STOP_LIMIT_SECONDS = 5;

  private final TestServicesStarter services;
  private final Server server;

  private TemporalServer(TestServicesStarter services, Server server) {
    this.services = services;
    this.server = server;
  }

  static TemporalServer start(StackPorts ports) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(StackPorts.loopback(), ports.port("temporal"));
    TestServicesStarter services = new TestServicesStarter(TIME_SKIPPING_LOCKED, NOW);
    Optional<TimeLocks> unused = TimeLocks.into(services.getWorkflowService());
    try {
      NettyServerBuilder builder =
          NettyServerBuilder.forAddress(address, InsecureServerCredentials.create())
              .intercept(new RequestChange(new NoStickyQueues()))
              .intercept(new RequestChange(new OldestFirst()))
              .intercept(new UpdateOrder())
              .intercept(
                  new LateCancellations(new PendingActivities(services.getWorkflowService())));
      GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
      return new TemporalServer(services, builder.build().start());
    } catch (IOException | RuntimeException e) {
      services.close();
      throw e;
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("temporal.target", address(), "temporal.namespace", NAMESPACE);
  }

  /** Workers that still poll are cut off: nothing would be left to answer them. */
  @Override
  public void close() {
    if (server.isShutdown()) {
      return;
    }
    server.shutdownNow();
    services.close();
    try {
      server.awaitTermination(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
