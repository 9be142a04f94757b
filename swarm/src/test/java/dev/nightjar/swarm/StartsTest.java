package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.failure.CallCancelled;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.lane.Gate;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import io.grpc.Status;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls while Temporal is slow, away or refuses them: their bound holds, and errors have types. */
@Timeout(180)
final class StartsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final LanePolicy BOUNDED = LanePolicy.consistent(Duration.ofMillis(300));

  private final Queue<CallRecord> unseen = new ConcurrentLinkedQueue<>();

  private Swarm over(TroubledTemporal temporal) {
    return Swarm.of(
        temporal.environment().getWorkflowClient(), SwarmOptions.defaults().withLog(unseen::add));
  }

  @Test
  void theBoundHoldsWhileTemporalDoesNotTakeTheCall() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      swarm.lanes().set("realtime", BOUNDED);
      PriceEngine prices = swarm.stub(PriceEngine.class);
      temporal.beSilent();

      assertThatThrownBy(prices::zero)
          .isInstanceOf(CallTimedOut.class)
          .hasMessageContaining("Temporal did not take it within");
      assertThatThrownBy(() -> swarm.callAll(prices::slow, List.of(1L, 2L)))
          .isInstanceOf(CallTimedOut.class);

      Gate gate = swarm.lanes().gate("realtime");
      assertThat(gate.counts().count(CallStatus.TIMED_OUT)).isEqualTo(3);
      assertThat(gate.counts().count(CallStatus.PENDING)).isZero();
      assertThat(unseen)
          .extracting(CallRecord::name, CallRecord::status)
          .containsExactly(
              tuple("prices.zero", CallStatus.TIMED_OUT),
              tuple("prices.slow", CallStatus.TIMED_OUT));
    }
  }

  @Test
  void aStartThatCameTooLateDoesNotEndWhatAnotherHasStartedUnderTheId() {
    String key = "held-under-its-id-" + System.nanoTime();
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      Swarm named = swarm.with(CallOptions.defaults().withId("one"));
      Errands errands = swarm.stub(Errands.class);
      WorkerFactory factory =
          TemporalHosts.started(
              temporal.environment().getWorkflowClient(),
              "host-1",
              Map.of("batch", 2),
              SwarmService.of(Errands.class, new Runner(() -> swarm)));
      SwarmCall<String> first = named.call(errands::hold, key);
      await().atMost(LIMIT).until(() -> Runner.holding(key) == 1);
      temporal.beSilent();
      swarm.lanes().set("batch", BOUNDED);
      assertThatThrownBy(() -> named.call(errands::hold, key)).isInstanceOf(CallTimedOut.class);
      temporal.recover();

      Runner.letGo(key);

      assertThat(swarm.join(LIMIT, List.of(first))).containsExactly(key);
      factory.shutdownNow();
    }
  }

  /** Beyond the bound by far, if it were not cut off. */
  @Test
  void theBoundHoldsWhileTheClientWaitsToAskAgain() {
    RpcRetryOptions slow =
        RpcRetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMinutes(10))
            .setMaximumInterval(Duration.ofMinutes(10))
            .setExpiration(Duration.ofMinutes(30))
            .build();
    try (TroubledTemporal temporal = new TroubledTemporal(slow);
        Swarm swarm = over(temporal)) {
      swarm.lanes().set("realtime", BOUNDED);
      PriceEngine prices = swarm.stub(PriceEngine.class);
      temporal.refuse(Status.UNAVAILABLE);

      assertThatThrownBy(prices::zero).isInstanceOf(CallTimedOut.class);

      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      temporal.recover();
    }
  }

  @Test
  void whatFailsToStartIsNotTakenForAnswersInTime() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      Gate gate = swarm.lanes().gate("realtime");
      temporal.refuse(Status.UNAVAILABLE.withDescription("nobody listens"));
      assertThatThrownBy(prices::zero).isInstanceOf(CallFailed.class);
      Duration bound = Duration.ofSeconds(2);
      swarm.lanes().set("realtime", LanePolicy.consistent(bound));
      int limit = gate.limit();

      // Longer than the limit looks back.
      long until = System.nanoTime() + bound.multipliedBy(2).toNanos();
      int calls = 0;
      while (calls < 100 || System.nanoTime() < until) {
        calls++;
        assertThatThrownBy(prices::zero)
            .isInstanceOfSatisfying(
                CallFailed.class,
                failed -> assertThat(failed.remoteType()).isEqualTo(FaultType.NOT_CARRIED.name()))
            .hasMessageContaining("UNAVAILABLE: nobody listens");
      }

      assertThat(gate.counts().count(CallStatus.FAILED)).isEqualTo(calls + 1);
      assertThat(gate.counts().count(CallStatus.PENDING)).isZero();
      assertThat(gate.limit()).isEqualTo(limit);
    }
  }

  private static WorkerFactory host(TroubledTemporal temporal) {
    return TemporalHosts.started(
        temporal.environment().getWorkflowClient(),
        "host-1",
        Map.of("realtime", 4),
        SwarmService.of(PriceEngine.class, new Prices("host-1")));
  }

  @Test
  void aGroupThatIsStartedInPartIsNoGroupAndIsGoneOnWithUnderItsId() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      Swarm named = swarm.with(CallOptions.defaults().withId("in-part"));
      PriceEngine prices = swarm.stub(PriceEngine.class);
      List<PriceEngine.Visit> visits = LaneLaws.visits(250);
      temporal.refuseAfter(2, Status.UNAVAILABLE);
      assertThatThrownBy(() -> named.callAll(prices::price, visits)).isInstanceOf(CallFailed.class);
      temporal.recover();
      String id = "prices.price/in-part";
      assertThat(swarm.findGroup(PriceEngine.class, id)).isEmpty();
      assertThat(swarm.find(PriceEngine.class, id + "#150")).isEmpty();

      WorkerFactory factory = host(temporal);
      SwarmGroup<PriceEngine.Offer> group = named.callAll(prices::price, visits);
      assertThat(group.id()).isEqualTo(id);
      assertThat(swarm.join(LIMIT, group.calls()))
          .extracting(PriceEngine.Offer::product)
          .startsWith("p0", "p1")
          .endsWith("p249");
      assertThat(swarm.findGroup(PriceEngine.class, id)).isPresent();
      factory.shutdownNow();
    }
  }

  @Test
  void anInterruptEndsTheStart() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      temporal.beSilent();

      Thread.currentThread().interrupt();
      assertThatThrownBy(prices::zero).isInstanceOf(CallCancelled.class);

      assertThat(Thread.interrupted()).isTrue();
      Gate gate = swarm.lanes().gate("realtime");
      assertThat(gate.counts().count(CallStatus.CANCELLED)).isEqualTo(1);
      assertThat(gate.counts().count(CallStatus.PENDING)).isZero();
    }
  }

  @Test
  void whatTemporalFindsTooLargeIsSaidSo() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      temporal.refuse(Status.INVALID_ARGUMENT.withDescription("Blob data size exceeds limit."));
      assertThatThrownBy(swarm.stub(PriceEngine.class)::zero)
          .isInstanceOfSatisfying(
              CallFailed.class,
              failed -> assertThat(failed.remoteType()).isEqualTo(FaultType.TOO_LARGE.name()))
          .hasMessageContaining("pass where it is to be found");
    }
  }

  @Test
  void whatCannotBeLookedForIsSaidSo() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = over(temporal)) {
      temporal.refuse(Status.UNAVAILABLE);
      assertThatThrownBy(() -> swarm.find(PriceEngine.class, "prices.zero/one"))
          .isInstanceOf(CallFailed.class)
          .hasMessageContaining("prices.zero (prices.zero/one) failed: NOT_CARRIED");
      assertThatThrownBy(() -> swarm.findGroup(PriceEngine.class, "prices.slow/many"))
          .isInstanceOf(CallFailed.class);
    }
  }
}
