package dev.nightjar.workflows.client;

import dev.nightjar.workflows.visibility.RunAttributes;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.GrpcMetadataProvider;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which of Nightjar's search attributes a namespace has. Thread-safe. */
public final class RegisteredAttributes {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(RegisteredAttributes.class);

  private final WorkflowServiceStubs service;
  private final String namespace;

  /** Those of the client's namespace. */
  public RegisteredAttributes(WorkflowClient client) {
    this.service = client.getWorkflowServiceStubs();
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
   * Starts a workflow with its search attributes, or without any where the namespace lacks some or
   * the server refuses them: work that is done is worth more than finding it.
   *
   * @param start starts the workflow with what it is given
   */
  <T> T start(String workflowId, SearchAttributes wanted, Function<SearchAttributes, T> start) {
    if (missing().isEmpty()) {
      try {
        return start.apply(wanted);
      } catch (WorkflowServiceException e) {
        if (!isInvalid(e)) {
          throw e;
        }
      }
    }
    T started = start.apply(SearchAttributes.EMPTY);
    LOG.warn(
        "The Temporal UI will not find {} by job and day: the namespace lacks search attributes."
            + " Add them with: nightjar setup",
        workflowId);
    return started;
  }

  /** What the server says of an attribute that it does not know, among other things. */
  private static boolean isInvalid(WorkflowServiceException failure) {
    return failure.getCause() instanceof StatusRuntimeException status
        && status.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
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

  /** Over the workflow service's connection, which by itself shows no API key. */
  private OperatorServiceBlockingStub stub() {
    Metadata headers = new Metadata();
    Collection<GrpcMetadataProvider> providers = service.getOptions().getGrpcMetadataProviders();
    if (providers != null) {
      providers.forEach(provider -> headers.merge(provider.getMetadata()));
    }
    return OperatorServiceGrpc.newBlockingStub(service.getRawChannel())
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
