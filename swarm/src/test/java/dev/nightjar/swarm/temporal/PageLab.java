package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.BundleOutcome;
import dev.nightjar.swarm.message.BundleRequest;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.GroupItem;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.GroupPlace;
import dev.nightjar.swarm.message.GroupRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.EncodedValues;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Pages of groups over Temporal's in-process service, and a worker host that answers, fails or
 * holds calls by their places.
 */
final class PageLab implements AutoCloseable {
  private static final String QUEUE = "pages";
  private static final String PAGE = "page";
  private static final int ATTEMPTS = 3;

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Map<Integer, Integer> failing = new ConcurrentHashMap<>();
  private final Set<Integer> held = ConcurrentHashMap.newKeySet();
  private final Set<Integer> heldAlone = ConcurrentHashMap.newKeySet();

  /** Places of calls whose execution has begun, by how many times. */
  final Map<Integer, Integer> begun = new ConcurrentHashMap<>();

  PageLab() {
    Worker worker = environment.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(GroupWorkflowCode.class);
    worker.registerActivitiesImplementations(new Bundles(), new Alone());
    environment.start();
  }

  /** The call of that place fails in its bundle's execution of that number, and when alone. */
  void fail(int place, int attempt) {
    failing.put(place, attempt);
  }

  /** The call of that place holds its slot until its release when it is executed in a bundle. */
  void hold(int place) {
    held.add(place);
  }

  /** The same when it is tried again alone. */
  void holdAlone(int place) {
    heldAlone.add(place);
  }

  void release() {
    released.countDown();
  }

  /** Starts a page of so many calls. */
  WorkflowStub start(int calls, int window) {
    WorkflowStub page =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                "SwarmGroup",
                WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId(PAGE).build());
    page.start(
        new GroupRequest(
            "prices",
            "price",
            IntStream.range(0, calls).mapToObj(i -> new GroupItem(List.of(), null)).toList(),
            new TreeMap<>(),
            new CallLimits(600_000, 0, ATTEMPTS, 1, 3),
            window,
            0,
            0,
            1,
            500));
    return page;
  }

  /** The ends of a page's calls, once all have ended. */
  static List<CallOutcome> ends(WorkflowStub page) {
    return List.copyOf(page.getResult(GroupOutcome.class).outcomes().values());
  }

  WorkflowExecutionHistory history() {
    return environment.getWorkflowClient().fetchHistory(PAGE);
  }

  private void begin(int place, Set<Integer> holding) {
    begun.merge(place, 1, Integer::sum);
    if (holding.contains(place)) {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static CallOutcome failed(int attempt) {
    return new CallOutcome(
        CallStatus.FAILED,
        null,
        CallFault.of(FaultType.HOST_ENDED, "it failed"),
        "host",
        attempt,
        1);
  }

  private final class Bundles implements BundleActivities {
    @Override
    public BundleOutcome bundle(BundleRequest request) {
      request.places().forEach(place -> begin(place, held));
      return new BundleOutcome(
          request.places().stream()
              .map(
                  place ->
                      failing.containsKey(place)
                          ? failed(Objects.requireNonNull(failing.get(place)))
                          : CallOutcome.answered(null, "host", 1, 1))
              .toList(),
          IntStream.range(0, request.places().size())
              .filter(index -> failing.containsKey(request.places().get(index)))
              .boxed()
              .toList());
    }
  }

  private final class Alone implements DynamicActivity {
    @Override
    public CallOutcome execute(EncodedValues arguments) {
      GroupPlace place = Objects.requireNonNull(arguments.get(0, CallRequest.class).place());
      begin(place.number(), heldAlone);
      CallOutcome outcome = failed(Activity.getExecutionContext().getInfo().getAttempt());
      throw Outcomes.failure(outcome, Objects.requireNonNull(outcome.fault()), false);
    }
  }

  @Override
  public void close() {
    release();
    environment.close();
  }
}
