package dev.nightjar.swarm;

import dev.nightjar.embedded.junit.RealTemporal;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import java.io.IOException;
import java.nio.file.Path;

/** A real Temporal server with a namespace. */
final class RealServer implements AutoCloseable {
  private static final String NAMESPACE = "swarm";

  private final RealTemporal temporal;

  RealServer(Path folder) throws IOException {
    temporal = RealTemporal.start(folder);
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
    try {
      RealTemporal.createNamespace(service, NAMESPACE);
    } finally {
      service.shutdownNow();
    }
  }

  TestEnvironmentOptions options() {
    return TestEnvironmentOptions.newBuilder()
        .setUseTimeskipping(false)
        .setUseExternalService(true)
        .setTarget(temporal.address())
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder().setNamespace(NAMESPACE).build())
        .build();
  }

  @Override
  public void close() {
    temporal.close();
  }
}
