package dev.nightjar.workflows.client;

import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/**
 * Where Temporal is, and how to get in.
 *
 * @param target {@code host:port} of its frontend
 * @param namespace a namespace that exists
 * @param access encryption and credentials, as the SDK has them; its target does not matter
 * @param connectTimeout how long opening waits for an answer
 * @param callTimeout how long one call may take that does not wait for something to happen
 */
public record TemporalEndpoint(
    String target,
    String namespace,
    WorkflowServiceStubsOptions access,
    Duration connectTimeout,
    Duration callTimeout) {
  /** Without encryption and credentials: 8 seconds to connect, 10 seconds a call. */
  public static TemporalEndpoint plain(String target, String namespace) {
    return new TemporalEndpoint(
        target,
        namespace,
        WorkflowServiceStubsOptions.newBuilder().build(),
        Duration.ofSeconds(8),
        Duration.ofSeconds(10));
  }
}
