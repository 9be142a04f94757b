package dev.nightjar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Empty;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.TEMPORAL)
class EmbeddedTemporalTest {
  private static final String QUEUE = "greetings";

  private final EmbeddedStack stack;
  private final WorkflowServiceStubs service;
  private final OperatorServiceStubs operator;
  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final Roll.Answers called = new Roll.Answers();

  EmbeddedTemporalTest(EmbeddedStack stack) {
    this.stack = stack;
    this.service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporalTarget()).build());
    this.operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(stack.temporalTarget())
                .validateAndBuildWithDefaults());
    this.client =
        WorkflowClient.newInstance(
            service,
            WorkflowClientOptions.newBuilder().setNamespace(stack.temporalNamespace()).build());
    this.workers = WorkerFactory.newInstance(client);
  }

  @BeforeEach
  void work() {
    Worker worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(Greeting.Patient.class, Roll.Caller.class);
    worker.registerActivitiesImplementations(new Greeting.Polite());
    workers
        .newWorker(
            Roll.ONE_AT_A_TIME,
            WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(1).build())
        .registerActivitiesImplementations(called);
    workers.start();
  }

  @AfterEach
  void stopWorking() {
    workers.shutdownNow();
    operator.shutdownNow();
    service.shutdownNow();
  }

  @Test
  void aWorkflowTakesAnUpdateAnswersAQueryAndRunsAnActivityThroughThePort() {
    registerSearchAttribute();
    Greeting greeting = greeting("greeting/update");
    WorkflowClient.start(greeting::greet);

    assertThat(greeting.tell("Ada")).isEqualTo("told Ada");
    assertThat(greeting.name()).isEqualTo("Ada");
    assertThat(WorkflowStub.fromTyped(greeting).getResult(String.class)).isEqualTo("Hello Ada");
    assertThat(
            WorkflowStub.fromTyped(greeting)
                .describe()
                .getTypedSearchAttributes()
                .get(Greeting.NAME))
        .isEqualTo("Ada");
  }

  @Test
  void theDefaultNamespaceExists() {
    assertThat(
            service
                .blockingStub()
                .describeNamespace(
                    DescribeNamespaceRequest.newBuilder()
                        .setNamespace(stack.temporalNamespace())
                        .build())
                .getNamespaceInfo()
                .getName())
        .isEqualTo("default");
  }

  @Test
  void timeIsRealWhileAWorkflowWaits() {
    Greeting greeting = greeting("greeting/waiting");
    WorkflowClient.start(greeting::greet);
    assertThat(greeting.name()).isEmpty();

    TestServiceStubs time =
        TestServiceStubs.newServiceStubs(
            TestServiceStubsOptions.newBuilder()
                .setTarget(stack.temporalTarget())
                .validateAndBuildWithDefaults());
    long seconds =
        time.blockingStub().getCurrentTime(Empty.getDefaultInstance()).getTime().getSeconds();
    time.shutdownNow();

    assertThat(Instant.ofEpochSecond(seconds))
        .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
  }

  @Test
  void activitiesAreHandedOutInTheOrderInWhichTheyWereScheduled() {
    Roll roll =
        client.newWorkflowStub(
            Roll.class,
            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId("roll").build());

    roll.call(40);

    assertThat(called.numbers()).containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
  }

  @Test
  void aWorkflowThatCancelsAnActivityAsItEndsGoesOn() {
    Overtaken.Held held = new Overtaken.Held();
    WorkflowStub overtaken =
        client.newUntypedWorkflowStub(
            "Overtaken",
            WorkflowOptions.newBuilder()
                .setTaskQueue("overtaken")
                .setWorkflowId("overtaken")
                .build());
    WorkerFactory slow = WorkerFactory.newInstance(client);
    Worker worker =
        slow.newWorker(
            "overtaken",
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(30_000).build());
    worker.registerWorkflowImplementationFactory(
        Overtaken.class,
        () ->
            new Overtaken.Canceller(
                () -> {
                  held.letGo();
                  await().until(() -> pendingActivities(overtaken) == 0);
                }));
    worker.registerActivitiesImplementations(held);
    slow.start();
    overtaken.start();
    await().until(() -> pendingActivities(overtaken) == 1);

    overtaken.signal("cancel");

    assertThat(overtaken.getResultAsync(String.class))
        .succeedsWithin(30, TimeUnit.SECONDS)
        .isEqualTo("done");
    slow.shutdownNow();
  }

  @Test
  void anUpdateComesInTheSamePlaceWhenItsWorkflowIsCarriedOnFromItsHistory() {
    WorkflowStub interrupted =
        client.newUntypedWorkflowStub(
            "Interrupted",
            WorkflowOptions.newBuilder()
                .setTaskQueue("interrupted")
                .setWorkflowId("interrupted")
                .build());
    interrupted.start();
    WorkerFactory first = interruptedWorkers();
    await().until(() -> last(interrupted) == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
    first.shutdownNow();
    first.awaitTermination(30, TimeUnit.SECONDS);

    CompletableFuture<Void> update =
        CompletableFuture.runAsync(() -> interrupted.update("update", Void.class));
    await().until(() -> last(interrupted) == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED);
    interrupted.signal("signal");
    WorkerFactory second = interruptedWorkers();

    assertThat(interrupted.getResultAsync(String.class))
        .succeedsWithin(30, TimeUnit.SECONDS)
        .isEqualTo("signal, update");
    assertThat(update).succeedsWithin(30, TimeUnit.SECONDS);
    second.shutdownNow();
  }

  private WorkerFactory interruptedWorkers() {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    factory
        .newWorker("interrupted")
        .registerWorkflowImplementationTypes(Interrupted.Listener.class);
    factory.start();
    return factory;
  }

  private EventType last(WorkflowStub workflow) {
    return client
        .fetchHistory(workflow.getExecution().getWorkflowId())
        .getLastEvent()
        .getEventType();
  }

  private int pendingActivities(WorkflowStub workflow) {
    return service
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(stack.temporalNamespace())
                .setExecution(workflow.getExecution())
                .build())
        .getPendingActivitiesCount();
  }

  private void registerSearchAttribute() {
    operator
        .blockingStub()
        .addSearchAttributes(
            AddSearchAttributesRequest.newBuilder()
                .setNamespace(stack.temporalNamespace())
                .putSearchAttributes(
                    Greeting.NAME.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build());
  }

  private Greeting greeting(String id) {
    return client.newWorkflowStub(
        Greeting.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId(id).build());
  }
}
