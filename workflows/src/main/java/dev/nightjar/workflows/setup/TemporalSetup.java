package dev.nightjar.workflows.setup;

import com.uber.m3.tally.NoopScope;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.client.TemporalEndpoint;
import dev.nightjar.workflows.client.TemporalUnavailable;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes Temporal ready for runs: the namespace, and in it the search attributes of {@link
 * RunAttributes}. It may be done any number of times, and by several at once.
 */
public final class TemporalSetup {
  private final TemporalEndpoint endpoint;

  /**
   * Nothing is asked yet.
   *
   * @param endpoint where Temporal is, with the namespace to make ready
   */
  public TemporalSetup(TemporalEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Creates what is missing.
   *
   * @return what was found or done, in order
   * @throws TemporalUnavailable within 20 seconds when Temporal does not answer, or does not let
   *     this caller
   * @throws SetupRefused when something else stands in the way
   */
  public List<SetupOutcome> apply(Retention retention) {
    WorkflowServiceStubs service = TemporalConnections.service(endpoint, new NoopScope());
    OperatorServiceStubs operator = operator(service);
    try {
      List<SetupOutcome> outcomes = new ArrayList<>();
      outcomes.add(new NamespaceSetup(service, endpoint.namespace()).apply(retention));
      outcomes.addAll(
          new SearchAttributeSetup(operator, endpoint.namespace()).apply(RunAttributes.all()));
      return outcomes;
    } catch (StatusRuntimeException e) {
      throw failure(e);
    } finally {
      operator.shutdownNow();
      service.shutdownNow();
      service.awaitTermination(2, TimeUnit.SECONDS);
    }
  }

  /** Over the same connection, which by itself shows no API key. */
  private OperatorServiceStubs operator(WorkflowServiceStubs service) {
    OperatorServiceStubsOptions.Builder options =
        OperatorServiceStubsOptions.newBuilder().setChannel(service.getRawChannel());
    Optional.ofNullable(endpoint.access().getGrpcMetadataProviders())
        .ifPresent(options::setGrpcMetadataProviders);
    return OperatorServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
  }

  private RuntimeException failure(StatusRuntimeException e) {
    Code code = e.getStatus().getCode();
    if (code == Code.UNIMPLEMENTED) {
      return new SetupRefused(
          "Temporal at %s has no namespaces to make, as an embedded stack's; it needs no setup"
              .formatted(endpoint.target()),
          e);
    } else if (code == Code.PERMISSION_DENIED || code == Code.UNAUTHENTICATED) {
      return new SetupRefused(
          ("Temporal at %s does not let this client make namespaces and search attributes (%s)."
                  + " Run setup with an administrator's credentials, or have them made, and use the namespace as it is")
              .formatted(endpoint.target(), e.getStatus()),
          e);
    }
    return TemporalConnections.unavailable(endpoint.target(), endpoint.namespace(), e);
  }
}
