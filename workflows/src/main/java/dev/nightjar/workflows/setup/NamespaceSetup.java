package dev.nightjar.workflows.setup;

import com.google.protobuf.util.Durations;
import dev.nightjar.workflows.setup.SetupOutcome.State;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes the namespace that runs live in. What is there stays. */
final class NamespaceSetup {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  private final WorkflowServiceStubs service;
  private final String namespace;

  NamespaceSetup(WorkflowServiceStubs service, String namespace) {
    this.service = service;
    this.namespace = namespace;
  }

  /** Leaves a namespace whose state others can read at once. */
  SetupOutcome apply(Retention retention) {
    Optional<Duration> found = retentionOfExisting();
    if (found.isEmpty()) {
      Duration kept = retention.ofNewNamespace();
      register(kept);
      awaitUsable();
      return outcome(State.CREATED, kept);
    }
    Optional<Duration> wanted = retention.wanted().filter(kept -> !kept.equals(found.get()));
    if (wanted.isPresent()) {
      change(wanted.get());
      return outcome(State.CHANGED, wanted.get());
    }
    return outcome(State.PRESENT, found.get());
  }

  private Optional<Duration> retentionOfExisting() {
    try {
      return Optional.of(
          Duration.ofMillis(
              Durations.toMillis(
                  stub()
                      .describeNamespace(
                          DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build())
                      .getConfig()
                      .getWorkflowExecutionRetentionTtl())));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void register(Duration kept) {
    try {
      stub()
          .registerNamespace(
              RegisterNamespaceRequest.newBuilder()
                  .setNamespace(namespace)
                  .setDescription("Nightjar's runs")
                  .setWorkflowExecutionRetentionPeriod(Durations.fromMillis(kept.toMillis()))
                  .build());
    } catch (StatusRuntimeException e) {
      // Another setup at the same time made it.
      if (e.getStatus().getCode() != Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private void change(Duration kept) {
    stub()
        .updateNamespace(
            UpdateNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setConfig(
                    NamespaceConfig.newBuilder()
                        .setWorkflowExecutionRetentionTtl(Durations.fromMillis(kept.toMillis())))
                .build());
  }

  /** The server's services learn of a new namespace after some seconds. */
  private void awaitUsable() {
    Waiting.until(
        "namespace '%s' is known to all of Temporal's services".formatted(namespace),
        () ->
            stub()
                .listWorkflowExecutions(
                    ListWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(namespace)
                        .setPageSize(1)
                        .build()));
  }

  private WorkflowServiceBlockingStub stub() {
    return service.blockingStub().withDeadlineAfter(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private SetupOutcome outcome(State state, Duration kept) {
    return new SetupOutcome(
        "namespace " + namespace,
        state,
        "histories of ended runs are kept for %s".formatted(Retention.text(kept)));
  }
}
