package dev.nightjar.workflows;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import dev.nightjar.workflows.visibility.RunAttributes;
import io.grpc.Status;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Temporal in process with time skipping, and a worker host of every lane around a fake night. */
final class NightServer implements AutoCloseable {
  final TestWorkflowEnvironment temporal;
  final RunClient runs;

  NightServer(FakeNight night) {
    this(night, 20);
  }

  NightServer(FakeNight night, int processSlots) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                TemporalConnections.clientOptions("default").toBuilder()
                    .setIdentity("night-server")
                    .build());
    List<SearchAttributeKey<?>> attributes = new ArrayList<>(RunAttributes.all());
    attributes.add(NightlyTriggerWorkflow.SCHEDULED);
    attributes.forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    temporal = TestWorkflowEnvironment.newInstance(options.build());
    Worker coordinator = temporal.newWorker(Lanes.COORDINATOR);
    Coordinator.register(coordinator);
    coordinator.registerActivitiesImplementations(new OnlyPlan(night), night.late);
    worker(Lanes.PROCESS, processSlots).registerActivitiesImplementations(new OnlyProcess(night));
    worker(Lanes.PUBLISH, 20).registerActivitiesImplementations(new OnlyPublish(night));
    temporal.start();
    runs = new RunClient(temporal.getWorkflowClient());
  }

  private Worker worker(String lane, int slots) {
    return temporal.newWorker(
        lane, WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(slots).build());
  }

  RunReport run(RunRequest request) {
    return runs.start(request).result();
  }

  RunHandle start(RunRequest request) {
    return runs.start(request);
  }

  WorkflowStub workflow(String id) {
    return temporal.getWorkflowClient().newUntypedWorkflowStub(id);
  }

  History history(String workflowId) {
    WorkflowExecutionHistory history = temporal.getWorkflowClient().fetchHistory(workflowId);
    return new History(history);
  }

  void awaitEvent(String workflowId, EventType type) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(20))
        // It may not have started yet.
        .ignoreExceptionsMatching(e -> Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND)
        .until(() -> history(workflowId).has(type));
  }

  String batchId(RunRequest request, FakeNight night, int number) {
    return "%s/batch-%d/%s"
        .formatted(request.workflowId(), number, night.planned.element().run().generation());
  }

  @Override
  public void close() {
    temporal.close();
  }

  private record OnlyPlan(PlanActivities delegate) implements PlanActivities {
    @Override
    public PlanReport plan(PlanTask task) {
      return delegate.plan(task);
    }

    @Override
    public BatchPage batches(PageTask task) {
      return delegate.batches(task);
    }

    @Override
    public FailReport fail(FailTask task) {
      return delegate.fail(task);
    }

    @Override
    public SplitReport split(SplitTask task) {
      return delegate.split(task);
    }

    @Override
    public void close(CloseTask task) {
      delegate.close(task);
    }
  }

  private record OnlyProcess(ProcessActivities delegate) implements ProcessActivities {
    @Override
    public ChunkOutcome process(ChunkTask task) {
      return delegate.process(task);
    }
  }

  private record OnlyPublish(PublishActivities delegate) implements PublishActivities {
    @Override
    public PublishReport publish(PublishTask task) {
      return delegate.publish(task);
    }
  }
}
