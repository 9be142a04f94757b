package dev.nightjar.workflows.client;

import dev.nightjar.workflows.visibility.RunAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Which of Nightjar's search attributes a namespace has. Thread-safe. */
public final class RegisteredAttributes {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final OperatorServiceBlockingStub operator;
  private final String namespace;

  /** Those of the client's namespace. */
  public RegisteredAttributes(WorkflowClient client) {
    this.operator =
        OperatorServiceGrpc.newBlockingStub(client.getWorkflowServiceStubs().getRawChannel());
    this.namespace = client.getOptions().getNamespace();
  }

  /**
   * The names of those that the namespace lacks, or has with another type; none when the server
   * does not tell, as not everybody may ask.
   */
  public List<String> missing() {
    try {
      Map<String, IndexedValueType> there =
          stub()
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
              .getCustomAttributesMap();
      return RunAttributes.all().stream()
          .filter(key -> there.get(key.getName()) != key.getValueType())
          .map(SearchAttributeKey::getName)
          .toList();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        addAll();
      }
      return List.of();
    }
  }

  /**
   * The in-process test service has no list, takes whatever is added, and is left with half a
   * workflow when it refuses one for an attribute that it does not know.
   */
  private void addAll() {
    for (SearchAttributeKey<?> key : RunAttributes.all()) {
      try {
        stub()
            .addSearchAttributes(
                AddSearchAttributesRequest.newBuilder()
                    .setNamespace(namespace)
                    .putSearchAttributes(key.getName(), key.getValueType())
                    .build());
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
          throw e;
        }
      }
    }
  }

  private OperatorServiceBlockingStub stub() {
    return operator.withDeadlineAfter(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
