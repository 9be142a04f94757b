package dev.nightjar.workflows.client;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An open connection to a Temporal namespace. Thread-safe.
 *
 * @param service the connection
 * @param client a client of the namespace that speaks Nightjar's JSON
 * @param polls whether workers over this connection are given tasks
 */
public record TemporalConnection(
    WorkflowServiceStubs service, WorkflowClient client, PollGate polls) implements AutoCloseable {
  /**
   * Asks for an answer about the client's namespace.
   *
   * @throws StatusRuntimeException when there is none within the limit, or no such namespace
   */
  public void requireAnswer(Duration limit) {
    TemporalConnections.check(service, client.getOptions().getNamespace(), limit);
  }

  /** Closes the connection; calls that are under way fail. */
  @Override
  public void close() {
    service.shutdownNow();
    service.awaitTermination(2, TimeUnit.SECONDS);
  }
}
