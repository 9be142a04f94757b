package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.tests.stack.OnLocalStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.Backlog;
import dev.nightjar.workflows.client.TaskQueues;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.Priority;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tasks of several fairness keys in one queue are handed out in turns: what the keys of chunks are
 * for, and what only a real Temporal server does, and only when it is configured to.
 */
@OnLocalStack
@Timeout(540)
final class FairnessTest {
  private static final String CROWDS = "fairness-crowds";
  private static final String TASKS = "fairness-tasks";
  private static final String GIANT = "2026-03-10/0";
  private static final String SMALL = "2026-03-10/1";
  private static final int OF_GIANT = 200;
  private static final int OF_SMALL = 20;
  private static final String ONE_SHARE = "2026-03-10/2";
  private static final String THREE_SHARES = "2026-03-10/3";
  private static final int OF_EACH = 200;
  private static final int FIRST = 100;
  private static final Duration QUEUED = Duration.ofSeconds(60);

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private Site site;
  private WorkerFactory crowds;
  private WorkerFactory takers;

  @BeforeEach
  void open(TestStack stack) throws IOException {
    site = Site.withoutWorkers(stack, Map.of());
    WorkflowClient client = site.part(WorkflowClient.class);
    crowds = WorkerFactory.newInstance(client);
    crowds.newWorker(CROWDS).registerWorkflowImplementationTypes(CrowdOfTasks.class);
    takers = WorkerFactory.newInstance(client);
    Worker one =
        takers.newWorker(
            TASKS, WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(1).build());
    one.registerActivitiesImplementations((Taker) taken::add);
  }

  @AfterEach
  void close() {
    takers.shutdownNow();
    crowds.shutdownNow();
    site.close();
  }

  @Test
  void aSmallMerchantsTasksDoNotWaitForAllOfAGiantThatWasQueuedFirst() {
    crowds.start();
    WorkflowStub giant = queue(GIANT, OF_GIANT);
    awaitQueued(OF_GIANT);
    WorkflowStub small = queue(SMALL, OF_SMALL);
    awaitQueued(OF_GIANT + OF_SMALL);

    takers.start();
    small.getResult(Void.class);
    giant.getResult(Void.class);

    List<String> order = new ArrayList<>(taken);
    assertThat(order).hasSize(OF_GIANT + OF_SMALL);
    System.out.printf(
        "the last of %d tasks that came after %d others was the %dth%n",
        OF_SMALL, OF_GIANT, order.lastIndexOf(SMALL) + 1);
    assertThat(order.lastIndexOf(SMALL)).isLessThan((OF_GIANT + OF_SMALL) / 2);
  }

  @Test
  void aBatchOfThreeSharesIsHandedThreeTimesAsManyTasksAsOneOfOneWhileBothWait() {
    crowds.start();
    WorkflowStub one = queue(ONE_SHARE, OF_EACH, 1);
    awaitQueued(OF_EACH);
    WorkflowStub three = queue(THREE_SHARES, OF_EACH, 3);
    awaitQueued(2 * OF_EACH);

    takers.start();
    three.getResult(Void.class);
    one.getResult(Void.class);

    long ofThree = taken.stream().limit(FIRST).filter(THREE_SHARES::equals).count();
    System.out.printf(
        "of the first %d of %d tasks %d were of three shares, which were queued last%n",
        FIRST, taken.size(), ofThree);
    assertThat(ofThree).isBetween(FIRST * 13L / 20, FIRST * 17L / 20);
  }

  private WorkflowStub queue(String key, int tasks) {
    return queue(key, tasks, 1);
  }

  private WorkflowStub queue(String key, int tasks, int shares) {
    WorkflowStub crowd =
        site.part(WorkflowClient.class)
            .newUntypedWorkflowStub(
                "Crowd",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(CROWDS)
                    .setWorkflowId("crowd/" + key)
                    .build());
    crowd.start(key, tasks, shares);
    return crowd;
  }

  private void awaitQueued(int tasks) {
    Awaitility.await()
        .atMost(QUEUED)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> waiting() >= tasks);
  }

  private long waiting() {
    return new TaskQueues(site.part(WorkflowClient.class))
        .backlog(TASKS)
        .map(Backlog::waiting)
        .orElse(0L);
  }

  /** Queues many tasks at once. */
  @WorkflowInterface
  public interface Crowd {
    /** Ends when all are done. */
    @WorkflowMethod(name = "Crowd")
    void queue(String key, int tasks, int shares);
  }

  /** A task. */
  @ActivityInterface
  public interface Taker {
    /** Notes whose it was. */
    boolean take(String key);
  }

  /** All tasks of a crowd have its key and its weight. */
  public static final class CrowdOfTasks implements Crowd {
    @Override
    public void queue(String key, int tasks, int shares) {
      Taker taker =
          Workflow.newActivityStub(
              Taker.class,
              ActivityOptions.newBuilder()
                  .setTaskQueue(TASKS)
                  .setStartToCloseTimeout(Duration.ofMinutes(1))
                  .setPriority(
                      Priority.newBuilder().setFairnessKey(key).setFairnessWeight(shares).build())
                  .build());
      List<Promise<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < tasks; i++) {
        all.add(Async.function(taker::take, key));
      }
      Promise.allOf(all).get();
    }
  }
}
