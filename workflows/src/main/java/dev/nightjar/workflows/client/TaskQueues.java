package dev.nightjar.workflows.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.taskqueue.v1.TaskQueueStats;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What Temporal tells of task queues. Thread-safe. */
public final class TaskQueues {
  private static final long SECONDS = 5;

  private final WorkflowClient client;

  /** Of the client's namespace. */
  public TaskQueues(WorkflowClient client) {
    this.client = client;
  }

  /**
   * What waits for workers of activities.
   *
   * @return empty where the server does not tell: the in-process test service, and old ones
   * @throws StatusRuntimeException when it does not answer
   */
  public Optional<Backlog> backlog(String queue) {
    DescribeTaskQueueRequest request =
        DescribeTaskQueueRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setTaskQueue(TaskQueue.newBuilder().setName(queue))
            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
            .setReportStats(true)
            .build();
    try {
      DescribeTaskQueueResponse answer =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
              .describeTaskQueue(request);
      return answer.hasStats() ? Optional.of(backlog(answer.getStats())) : Optional.empty();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Backlog backlog(TaskQueueStats stats) {
    return new Backlog(
        stats.getApproximateBacklogCount(),
        Duration.ofSeconds(stats.getApproximateBacklogAge().getSeconds()),
        stats.getTasksAddRate(),
        stats.getTasksDispatchRate());
  }
}
