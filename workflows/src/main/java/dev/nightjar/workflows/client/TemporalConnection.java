package dev.nightjar.workflows.client;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;

/**
 * An open connection to a Temporal namespace. Thread-safe.
 *
 * @param service the connection
 * @param client a client of the namespace that speaks Nightjar's JSON
 */
public record TemporalConnection(WorkflowServiceStubs service, WorkflowClient client)
    implements AutoCloseable {
  /** Closes the connection; calls that are under way fail. */
  @Override
  public void close() {
    service.shutdownNow();
    service.awaitTermination(2, TimeUnit.SECONDS);
  }
}
