package dev.nightjar.workflows.setup;

import dev.nightjar.workflows.setup.SetupOutcome.State;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Adds the search attributes that a namespace lacks. */
final class SearchAttributeSetup {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(20);

  private final OperatorServiceStubs operator;
  private final String namespace;

  SearchAttributeSetup(OperatorServiceStubs operator, String namespace) {
    this.operator = operator;
    this.namespace = namespace;
  }

  List<SetupOutcome> apply(List<SearchAttributeKey<?>> keys) {
    Map<String, IndexedValueType> missing = new LinkedHashMap<>();
    List<SetupOutcome> outcomes = new ArrayList<>();
    ListSearchAttributesResponse found = found();
    for (SearchAttributeKey<?> key : keys) {
      IndexedValueType type = found.getCustomAttributesMap().get(key.getName());
      if (type == null) {
        missing.put(key.getName(), key.getValueType());
      } else if (type != key.getValueType()) {
        throw differs(key, type);
      }
      State state = type == null ? State.CREATED : State.PRESENT;
      outcomes.add(
          new SetupOutcome("search attribute " + key.getName(), state, name(key.getValueType())));
    }
    if (!missing.isEmpty()) {
      add(missing);
    }
    return outcomes;
  }

  private ListSearchAttributesResponse found() {
    return stub()
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build());
  }

  private void add(Map<String, IndexedValueType> missing) {
    try {
      stub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putAllSearchAttributes(missing)
                  .build());
    } catch (StatusRuntimeException e) {
      // Another setup at the same time may have been first; what counts is what is there then.
      if (!found().getCustomAttributesMap().keySet().containsAll(missing.keySet())) {
        throw e;
      }
    }
    Waiting.until("the new search attributes are known", () -> requireFound(missing));
  }

  private void requireFound(Map<String, IndexedValueType> wanted) {
    if (!found().getCustomAttributesMap().keySet().containsAll(wanted.keySet())) {
      throw io.grpc.Status.NOT_FOUND.asRuntimeException();
    }
  }

  private SetupRefused differs(SearchAttributeKey<?> key, IndexedValueType type) {
    return new SetupRefused(
        ("Cannot use namespace '%s': its search attribute %s is of type %s and has to be %s."
                + " Remove it (temporal operator search-attribute remove --namespace %s --name %s),"
                + " or set temporal.namespace to another, and run setup again")
            .formatted(
                namespace,
                key.getName(),
                name(type),
                name(key.getValueType()),
                namespace,
                key.getName()),
        null);
  }

  private OperatorServiceBlockingStub stub() {
    return operator.blockingStub().withDeadlineAfter(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** As Temporal's own tools write it: {@code Keyword}, {@code Int}. */
  private static String name(IndexedValueType type) {
    return switch (type) {
      case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
      case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
      case INDEXED_VALUE_TYPE_TEXT -> "Text";
      case INDEXED_VALUE_TYPE_INT -> "Int";
      case INDEXED_VALUE_TYPE_DOUBLE -> "Double";
      case INDEXED_VALUE_TYPE_BOOL -> "Bool";
      case INDEXED_VALUE_TYPE_DATETIME -> "Datetime";
      case INDEXED_VALUE_TYPE_UNSPECIFIED, UNRECOGNIZED -> "an unknown type";
    };
  }
}
