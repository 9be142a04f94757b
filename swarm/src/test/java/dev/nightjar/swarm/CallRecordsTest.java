package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallStatus;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers and worker hosts write down of calls, over Temporal's in-process service. */
final class CallRecordsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Queue<CallRecord> executed = new ConcurrentLinkedQueue<>();
  private volatile boolean isLogBroken;
  private final Queue<CallRecord> unseen = new ConcurrentLinkedQueue<>();
  private TestWorkflowEnvironment environment;
  private WorkerFactory factory;
  private Swarm swarm;
  private PriceEngine prices;

  @BeforeEach
  void start() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    factory = WorkerFactory.newInstance(environment.getWorkflowClient());
    SwarmWorkers.of(
            "host-1",
            Offers.of(List.of(SwarmService.of(PriceEngine.class, new Prices("host-1")))),
            new TreeMap<>(Map.of("realtime", 8)))
        .withLog(this::executed)
        .register(factory);
    factory.start();
    swarm = Swarm.of(environment.getWorkflowClient(), SwarmOptions.defaults().withLog(unseen::add));
    prices = swarm.stub(PriceEngine.class);
  }

  @AfterEach
  void stop() {
    swarm.close();
    factory.shutdownNow();
    environment.close();
  }

  @Test
  void everyExecutionIsWrittenDownUnderTheCallsIdAndItsNumber() {
    SwarmCall<String> call =
        swarm.with(CallOptions.defaults().withId("mine")).call(prices::flaky, "records");
    assertThat(swarm.join(LIMIT, List.of(call))).containsExactly("execution 3");

    assertThat(executed)
        .extracting(CallRecord::id, CallRecord::attempt, CallRecord::status, CallRecord::fault)
        .containsExactly(
            tuple(call.id(), 1, CallStatus.FAILED, Optional.of("java.io.IOException")),
            tuple(call.id(), 2, CallStatus.FAILED, Optional.of("java.io.IOException")),
            tuple(call.id(), 3, CallStatus.ANSWERED, Optional.empty()));
    assertThat(unseen).isEmpty();
  }

  @Test
  void theCallsOfAGroupAreWrittenDownUnderTheirOwnIdsAcrossPages() {
    List<Visit> visits =
        IntStream.rangeClosed(0, Pages.MOST_CALLS).mapToObj(i -> new Visit("p" + i, 1)).toList();
    SwarmGroup<PriceEngine.Offer> group = swarm.callAll(prices::price, visits);
    swarm.join(LIMIT, group.calls());

    assertThat(executed)
        .extracting(CallRecord::id)
        .containsExactlyInAnyOrderElementsOf(group.calls().stream().map(SwarmCall::id).toList());
    assertThat(executed)
        .filteredOn(record -> record.id().equals(group.id() + "#" + Pages.MOST_CALLS))
        .singleElement()
        .satisfies(
            record -> assertThat(record.arguments().get(0)).contains("p" + Pages.MOST_CALLS));
  }

  @Test
  void aBroadcastsCallIsWrittenDownUnderItsContractsLane() {
    SwarmOptions options =
        SwarmOptions.defaults().withHosts(lane -> new TreeSet<>(List.of("host-1")));
    try (Swarm knowing = Swarm.of(environment.getWorkflowClient(), options)) {
      SwarmCall<String> call = knowing.broadcast(() -> prices.where()).calls().get(0);
      knowing.join(LIMIT, List.of(call));
      assertThat(executed)
          .singleElement()
          .satisfies(record -> assertThat(record.lane()).isEqualTo(call.lane()));
    }
  }

  @Test
  void aWorkerHostsLogThatThrowsFailsNoCall() {
    isLogBroken = true;
    assertThat(prices.zero()).isZero();
    assertThat(executed).isEmpty();
  }

  private void executed(CallRecord record) {
    if (isLogBroken) {
      throw new IllegalStateException("the log is broken");
    }
    executed.add(record);
  }

  @Test
  void anExecutionAmongOthersCountsAsTheFirst() {
    SwarmGroup<String> group = swarm.callAll(prices::flaky, List.of("group-1", "group-2"));
    assertThat(swarm.join(LIMIT, group.calls())).containsOnly("execution 3");

    for (SwarmCall<String> call : group.calls()) {
      assertThat(executed)
          .filteredOn(record -> record.id().equals(call.id()))
          .extracting(CallRecord::attempt)
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void whatNoWorkerHostKnowsOfIsWrittenDownByTheCaller() {
    factory.shutdownNow();
    factory.awaitTermination(1, TimeUnit.MINUTES);
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofSeconds(5)));
    List<Visit> many = IntStream.range(0, 10_000).mapToObj(i -> new Visit("p" + i, 1)).toList();
    assertThatThrownBy(() -> swarm.callAll(prices::price, many))
        .isInstanceOf(ResourceNotAvailable.class);
    assertThat(unseen)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.status()).isEqualTo(CallStatus.REFUSED);
              assertThat(record.attempt()).isZero();
              assertThat(record.worker()).isEmpty();
            });

    unseen.clear();
    SwarmCall<String> slow = swarm.call(prices::slow, 6_000L);
    await().atMost(LIMIT).until(slow::isComplete);
    assertThat(unseen)
        .extracting(CallRecord::id, CallRecord::status)
        .containsExactly(tuple(slow.id(), CallStatus.TIMED_OUT));
  }
}
