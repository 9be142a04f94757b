package dev.nightjar.workflows.client;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import dev.nightjar.workflows.json.NightjarDataConverter;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens connections to Temporal, and finds out within seconds when there is none. */
public final class TemporalConnections {
  /** A query is for who watches, and who watches asks again. */
  private static final Duration QUERY_LIMIT = Duration.ofSeconds(5);

  private static final String SILENT =
      "does not answer; is it running, and are host, port and temporal.tls right?";

  private TemporalConnections() {}

  /**
   * Opens a connection and checks that Temporal answers and knows the namespace.
   *
   * @param target {@code host:port} of Temporal's frontend
   * @param namespace a namespace that exists
   * @throws TemporalUnavailable within 10 seconds when it does not answer or has no such namespace
   */
  public static TemporalConnection open(String target, String namespace) {
    return open(TemporalEndpoint.plain(target, namespace), new NoopScope());
  }

  /**
   * Opens a connection whose calls, and workers over it, are counted.
   *
   * @param metrics where to; stays the caller's to close, after the connection
   * @throws TemporalUnavailable as the other does
   */
  public static TemporalConnection open(TemporalEndpoint endpoint, Scope metrics) {
    PollGate polls = new PollGate();
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            options(endpoint, metrics).addGrpcClientInterceptor(polls).build());
    try {
      check(service, endpoint.namespace(), endpoint.connectTimeout());
    } catch (StatusRuntimeException e) {
      service.shutdownNow();
      throw unavailable(endpoint.target(), endpoint.namespace(), e);
    }
    return new TemporalConnection(
        service, WorkflowClient.newInstance(service, clientOptions(endpoint.namespace())), polls);
  }

  /** The options of a client that speaks Nightjar's JSON. */
  public static WorkflowClientOptions clientOptions(String namespace) {
    return WorkflowClientOptions.newBuilder()
        .setNamespace(namespace)
        .setDataConverter(NightjarDataConverter.create())
        .build();
  }

  /**
   * The calls of a frontend, of which nothing is asked yet. Whoever takes it shuts it down.
   *
   * @param metrics where calls are counted
   */
  public static WorkflowServiceStubs service(TemporalEndpoint endpoint, Scope metrics) {
    return WorkflowServiceStubs.newServiceStubs(options(endpoint, metrics).build());
  }

  private static WorkflowServiceStubsOptions.Builder options(
      TemporalEndpoint endpoint, Scope metrics) {
    return WorkflowServiceStubsOptions.newBuilder(endpoint.access())
        .setTarget(endpoint.target())
        .setMetricsScope(metrics)
        .setRpcTimeout(endpoint.callTimeout())
        .setRpcQueryTimeout(QUERY_LIMIT)
        .addGrpcClientInterceptor(new PatientPolls());
  }

  /**
   * Asks Temporal whether it knows a namespace.
   *
   * @throws StatusRuntimeException when it does not, or gives no answer within the limit
   */
  static void check(WorkflowServiceStubs service, String namespace, Duration limit) {
    try {
      service
          .blockingStub()
          .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
    } catch (StatusRuntimeException e) {
      // The in-process test service has no namespaces to describe; that it says so is an answer.
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
    }
  }

  /** What a refused or unanswered call means, in words. */
  public static TemporalUnavailable unavailable(
      String target, String namespace, StatusRuntimeException e) {
    String message =
        switch (e.getStatus().getCode()) {
          case NOT_FOUND ->
              "Temporal at %s has no namespace '%s'; create it with: nightjar setup"
                  .formatted(target, namespace);
          case UNAVAILABLE, DEADLINE_EXCEEDED ->
              "Temporal at %s %s".formatted(target, TlsFailure.words(e).orElse(SILENT));
          case UNAUTHENTICATED, PERMISSION_DENIED ->
              "Temporal at %s refuses who is asking for namespace '%s': check temporal.apiKey.file and temporal.tls.certificateFile, or TEMPORAL_API_KEY and TEMPORAL_TLS_CLIENT_CERT_PATH"
                  .formatted(target, namespace);
          default ->
              "Temporal at %s refuses namespace '%s': %s"
                  .formatted(target, namespace, e.getStatus());
        };
    return new TemporalUnavailable(message, e);
  }
}
