package dev.nightjar.embedded;

import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The activities of a workflow that have not ended, as the test service has them. Thread-safe. */
final class PendingActivities {
  private static final int LIMIT_SECONDS = 10;

  private final WorkflowServiceImplBase service;

  PendingActivities(WorkflowServiceImplBase service) {
    this.service = service;
  }

  /** Whether no activity has ended that a workflow's step cancels, as far as can be told. */
  boolean hasAllThatAreCancelled(RespondWorkflowTaskCompletedRequest request) {
    Set<Long> cancelled =
        request.getCommandsList().stream()
            .filter(command -> command.hasRequestCancelActivityTaskCommandAttributes())
            .map(
                command ->
                    command.getRequestCancelActivityTaskCommandAttributes().getScheduledEventId())
            .collect(Collectors.toSet());
    Workflow workflow = Workflow.of(request);
    Set<String> pending =
        answer(service::describeWorkflowExecution, workflow.describe())
            .map(DescribeWorkflowExecutionResponse::getPendingActivitiesList)
            .stream()
            .flatMap(activities -> activities.stream().map(PendingActivityInfo::getActivityId))
            .collect(Collectors.toSet());
    // An activity that the same step schedules is in no history yet, and has not ended.
    return answer(service::getWorkflowExecutionHistory, workflow.history())
        .map(GetWorkflowExecutionHistoryResponse::getHistory)
        .stream()
        .flatMap(history -> history.getEventsList().stream())
        .filter(event -> cancelled.contains(event.getEventId()))
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .allMatch(scheduled -> pending.contains(scheduled.getActivityId()));
  }

  /** Fails a workflow's step, so that it is made again with what has come meanwhile. */
  void fail(RespondWorkflowTaskCompletedRequest request) {
    Optional<RespondWorkflowTaskFailedResponse> unused =
        answer(
            service::respondWorkflowTaskFailed,
            RespondWorkflowTaskFailedRequest.newBuilder()
                .setNamespace(request.getNamespace())
                .setIdentity(request.getIdentity())
                .setTaskToken(request.getTaskToken())
                .setCause(
                    WorkflowTaskFailedCause
                        .WORKFLOW_TASK_FAILED_CAUSE_BAD_REQUEST_CANCEL_ACTIVITY_ATTRIBUTES)
                .build());
  }

  /**
   * A workflow that a task's token tells.
   *
   * @param namespace where it is
   * @param execution which it is
   */
  private record Workflow(String namespace, WorkflowExecution execution) {
    static Workflow of(RespondWorkflowTaskCompletedRequest request) {
      try (DataInputStream token = new DataInputStream(request.getTaskToken().newInput())) {
        return new Workflow(
            token.readUTF(),
            WorkflowExecution.newBuilder()
                .setWorkflowId(token.readUTF())
                .setRunId(token.readUTF())
                .build());
      } catch (IOException e) {
        throw new UncheckedIOException("Invalid token of a workflow task", e);
      }
    }

    DescribeWorkflowExecutionRequest describe() {
      return DescribeWorkflowExecutionRequest.newBuilder()
          .setNamespace(namespace)
          .setExecution(execution)
          .build();
    }

    GetWorkflowExecutionHistoryRequest history() {
      return GetWorkflowExecutionHistoryRequest.newBuilder()
          .setNamespace(namespace)
          .setExecution(execution)
          .build();
    }
  }

  /** What the service answers, some of it on a thread of its own; empty when it refuses. */
  private static <Q, S> Optional<S> answer(BiConsumer<Q, StreamObserver<S>> method, Q request) {
    CompletableFuture<Optional<S>> answer = new CompletableFuture<>();
    method.accept(
        request,
        new StreamObserver<>() {
          @Override
          public void onNext(S value) {
            answer.complete(Optional.of(value));
          }

          @Override
          public void onError(Throwable refusal) {
            answer.complete(Optional.empty());
          }

          @Override
          public void onCompleted() {
            answer.complete(Optional.empty());
          }
        });
    return answer.completeOnTimeout(Optional.empty(), LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }
}
