package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.lane.Gate;
import dev.nightjar.swarm.lane.LaneCounts;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of lanes: who is admitted, who waits for whom, who is let go, what is called again.
 */
abstract class LaneLaws {
  static final Duration LIMIT = Duration.ofMinutes(2);

  Swarm swarm;
  PriceEngine prices;
  Errands errands;

  /**
   * The same swarm for the whole class, with two worker hosts that {@link #implementations} serve.
   */
  abstract Swarm swarm();

  abstract List<Prices> implementations();

  /** Slots of lane {@code batch}, of both worker hosts. */
  abstract int batchSlots();

  /** How many of them there are where a supply by resources finds the processors busy. */
  abstract int leastBatchSlots();

  @BeforeEach
  void stub() {
    swarm = swarm();
    swarm.lanes().set("realtime", LanePolicy.available());
    swarm.lanes().set("batch", LanePolicy.available());
    prices = swarm.stub(PriceEngine.class);
    errands = swarm.stub(Errands.class);
  }

  /** Calls of other tests, for whose ends nobody waited, have ended. */
  private Gate idleGate(String lane) {
    Gate gate = swarm.lanes().gate(lane);
    await().atMost(LIMIT).until(() -> gate.counts().count(CallStatus.PENDING) == 0);
    return gate;
  }

  static List<Visit> visits(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Visit("p" + i, i + 1)).toList();
  }

  @Test
  void aFullLaneRefusesAtOnceAndCountsEveryCall() {
    swarm.lanes().set("batch", LanePolicy.consistent(Duration.ofMinutes(1)));
    Gate gate = idleGate("batch");
    LaneCounts before = gate.counts();
    String key = "refuses-" + System.nanoTime();
    List<SwarmCall<String>> admitted = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 50; i++) {
      try {
        admitted.add(swarm.call(errands::hold, key));
      } catch (ResourceNotAvailable e) {
        refused++;
        assertThat(e.lane()).isEqualTo("batch");
        assertThat(e.retryAfter()).isPositive();
      }
      assertThat(gate.counts().offered() - before.offered()).isEqualTo(i + 1);
    }
    assertThat(admitted).hasSize(gate.limit()).hasSizeLessThan(50);
    Runner.letGo(key);
    Joined<String> joined = swarm.joinAvailable(LIMIT, admitted);
    assertThat(joined.unfinished()).isEmpty();
    LaneCounts after = gate.counts();
    assertThat(after.count(CallStatus.PENDING)).isZero();
    assertThat(after.count(CallStatus.REFUSED) - before.count(CallStatus.REFUSED))
        .isEqualTo(refused);
    assertThat(after.offered() - before.offered()).isEqualTo(50);
  }

  @Test
  void aGroupIsRefusedWholeOrNotAtAll() {
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofSeconds(1)));
    LaneCounts before = swarm.lanes().gate("realtime").counts();
    assertThatThrownBy(() -> swarm.callAll(prices::price, visits(10_000)))
        .isInstanceOf(ResourceNotAvailable.class)
        .hasMessageContaining("group of 10000");
    LaneCounts after = swarm.lanes().gate("realtime").counts();
    assertThat(after.count(CallStatus.REFUSED) - before.count(CallStatus.REFUSED))
        .isEqualTo(10_000);
  }

  @Test
  void aFullLaneTakesInWhatAnAdmittedCallMakes() throws Exception {
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofSeconds(10)));
    Gate gate = idleGate("realtime");
    int calls = gate.limit();
    Admission held = gate.admit("held", calls);
    try {
      assertThatThrownBy(prices::where).isInstanceOf(ResourceNotAvailable.class);
      assertThat(errands.where()).endsWith(" for nobody");
      assertThat(errands.whereAll(List.of(1, 2))).hasSize(2);
      assertThat(gate.counts().count(CallStatus.PENDING)).isEqualTo(calls);
    } finally {
      Caller.repeat(calls, () -> held.ended(CallStatus.CANCELLED));
    }
  }

  @Test
  void aBroadcastIsNoMatterOfItsLane() {
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofSeconds(10)));
    Gate gate = idleGate("realtime");
    int calls = gate.limit();
    Admission held = gate.admit("held", calls);
    LaneCounts before = gate.counts();
    try {
      Broadcast<String> broadcast = swarm.broadcast(() -> prices.where());
      assertThat(swarm.join(LIMIT, broadcast.calls())).hasSize(2);
      LaneCounts after = gate.counts();
      assertThat(after.offered() - before.offered()).isEqualTo(2);
      assertThat(after.count(CallStatus.ANSWERED) - before.count(CallStatus.ANSWERED)).isEqualTo(2);
    } finally {
      Caller.repeat(calls, () -> held.ended(CallStatus.CANCELLED));
    }
  }

  @Test
  void contextAndDeadlineTravelIntoTheCallsThatACallMakes() throws Exception {
    assertThat(SwarmContext.current().with(Prices.MERCHANT, "acme").call(() -> errands.where()))
        .endsWith(" for acme");
    assertThat(errands.remainingMillis()).isEqualTo(-1);
    Swarm limited = swarm.with(CallOptions.defaults().withLimit(Duration.ofSeconds(20)));
    assertThat(limited.stub(Errands.class).remainingMillis()).isBetween(1L, 19_999L);
  }

  @Test
  void aBatchLaneThatIsFullLeavesTheOtherAlone() {
    String key = "full-" + System.nanoTime();
    List<String> keys = IntStream.range(0, 2 * batchSlots()).mapToObj(i -> key).toList();
    List<SwarmCall<String>> held = new ArrayList<>();
    keys.forEach(one -> held.add(swarm.call(errands::hold, one)));
    try {
      await().atMost(LIMIT).until(() -> Runner.holding(key) >= leastBatchSlots());
      assertThat(prices.zero()).isZero();
      assertThat(Runner.holding(key)).isBetween(leastBatchSlots(), batchSlots());
    } finally {
      Runner.letGo(key);
    }
    assertThat(swarm.join(LIMIT, held)).containsOnly(key);
  }

  @Test
  void whatRunsIsInterruptedWhenItIsCancelled() {
    String alone = "alone-" + System.nanoTime();
    SwarmCall<String> call = swarm.call(errands::hold, alone);
    List<String> keys = List.of("one-" + alone, "two-" + alone);
    SwarmGroup<String> group = swarm.callAll(errands::hold, keys);
    await().atMost(LIMIT).until(() -> Runner.holding(alone) == 1);
    await().atMost(LIMIT).until(() -> keys.stream().allMatch(key -> Runner.holding(key) == 1));

    call.cancel();
    group.cancel();

    for (String key : List.of(alone, keys.get(0), keys.get(1))) {
      await().atMost(LIMIT).until(() -> Runner.holding(key) == 0);
      assertThat(Runner.INTERRUPTED).contains(key);
    }
  }

  @Test
  void whatIsCancelledOfAGroupIsInterruptedAndTheOthersGoOn() {
    String key = "some-" + System.nanoTime();
    List<String> keys = List.of("one-" + key, "two-" + key, "three-" + key);
    SwarmGroup<String> group = swarm.callAll(errands::hold, keys);
    await().atMost(LIMIT).until(() -> keys.stream().allMatch(one -> Runner.holding(one) == 1));

    group.calls().get(0).cancel();
    swarm.<String>find(Errands.class, group.id() + "#1").orElseThrow().cancel();

    await().atMost(LIMIT).until(() -> Runner.INTERRUPTED.containsAll(keys.subList(0, 2)));
    assertThat(Runner.holding(keys.get(2))).isOne();
    Runner.letGo(keys.get(2));
    assertThat(swarm.joinAvailable(LIMIT, group.calls()).finished())
        .extracting(SwarmCall::status)
        .containsExactly(CallStatus.CANCELLED, CallStatus.CANCELLED, CallStatus.ANSWERED);
  }

  @Test
  void aGroupThatIsCancelledKeepsTheAnswersThatItHas() {
    String key = "kept-" + System.nanoTime();
    String free = "free-" + key;
    Runner.letGo(free);
    SwarmGroup<String> group = swarm.callAll(errands::hold, List.of(free, key));
    await().atMost(LIMIT).until(() -> group.ended() == 1 && Runner.holding(key) == 1);

    group.cancel();
    await().atMost(LIMIT).until(() -> Runner.INTERRUPTED.contains(key));

    SwarmGroup<String> found = swarm.<String>findGroup(Errands.class, group.id()).orElseThrow();
    assertThat(swarm.joinAvailable(LIMIT, found.calls()).finished())
        .extracting(SwarmCall::status)
        .containsExactly(CallStatus.ANSWERED, CallStatus.CANCELLED);
  }

  @Test
  void whatIsTriedAgainIsInterruptedWhenItsGroupIsCancelled() {
    String key = "at-last-" + System.nanoTime();
    SwarmGroup<String> group = swarm.callAll(errands::holdAtLast, List.of(key));
    await().atMost(LIMIT).until(() -> Runner.holding(key) == 1);

    group.cancel();

    await().atMost(LIMIT).until(() -> Runner.holding(key) == 0);
    assertThat(Runner.INTERRUPTED).contains(key);
  }

  @Test
  void whatIsIncompleteIsCalledAgain() {
    SwarmCall<String> quick = swarm.call(prices::slow, 0L);
    swarm.join(LIMIT, List.of(quick));
    String key = "again-" + System.nanoTime();
    SwarmCall<String> slow = swarm.call(errands::hold, key);
    slow.cancel();
    Runner.letGo(key);
    List<SwarmCall<String>> latest = swarm.retryIncomplete(LIMIT, List.of(quick, slow));
    assertThat(latest.get(0)).isSameAs(quick);
    assertThat(latest.get(1)).isNotSameAs(slow);
    assertThat(latest.get(1).value()).isEqualTo(key);
  }

  @Test
  void whatIsCalledAgainHasItsLimit() {
    // Longer than a start takes where the processors are busy.
    Swarm impatient = swarm.with(CallOptions.defaults().withLimit(Duration.ofSeconds(3)));
    String key = "late-" + System.nanoTime();
    SwarmCall<String> late = impatient.call(errands::hold, key);
    swarm.joinAvailable(LIMIT, List.of(late));
    SwarmCall<String> again = swarm.retryIncomplete(LIMIT, List.of(late)).get(0);
    assertThatThrownBy(again::value)
        .isInstanceOf(CallTimedOut.class)
        .hasMessageContaining("3000 ms");
    assertThat(again.id()).isNotEqualTo(late.id());
    Runner.letGo(key);
  }

  @Test
  void whatIsCalledAgainHasItsContext() throws Exception {
    String key = "whose-" + System.nanoTime();
    SwarmContext acme = SwarmContext.current().with(Prices.MERCHANT, "acme");
    List<SwarmCall<String>> calls = new ArrayList<>();
    calls.add(acme.call(() -> swarm.call(errands::holdForWhom, key)));
    calls.addAll(acme.call(() -> swarm.callAll(errands::holdForWhom, List.of(key))).calls());
    calls.addAll(acme.call(() -> swarm.broadcast(() -> errands.holdForWhom(key))).calls());
    for (SwarmCall<String> call : List.copyOf(calls.subList(0, 2))) {
      calls.add(swarm.<String>find(Errands.class, call.id()).orElseThrow());
    }
    calls.forEach(SwarmCall::cancel);
    Runner.letGo(key);

    assertThat(swarm.retryIncomplete(LIMIT, calls))
        .extracting(SwarmCall::value)
        .containsOnly(key + " for acme");
  }

  @Test
  void aBroadcastsCallIsCalledAgainOnItsHost() {
    String key = "each-" + System.nanoTime();
    Broadcast<String> broadcast = swarm.broadcast(() -> errands.hold(key));
    broadcast.calls().forEach(SwarmCall::cancel);
    Runner.letGo(key);
    List<SwarmCall<String>> again = swarm.retryIncomplete(LIMIT, broadcast.calls());
    assertThat(again)
        .extracting(call -> call.worker().orElseThrow())
        .containsExactlyElementsOf(broadcast.hosts());
  }

  @Test
  void whatIsCalledAgainIsAdmittedWholeOrNotAtAll() {
    List<SwarmCall<String>> missing = new ArrayList<>();
    String key = "whole-" + System.nanoTime();
    for (int i = 0; i < 3; i++) {
      SwarmCall<String> call = swarm.call(errands::hold, key);
      call.cancel();
      missing.add(call);
    }
    Runner.letGo(key);
    swarm.lanes().set("batch", LanePolicy.consistent(Duration.ofSeconds(20)));
    Gate gate = idleGate("batch");
    int calls = gate.limit() - 2;
    Admission held = gate.admit("held", calls);
    LaneCounts before = gate.counts();
    try {
      assertThatThrownBy(() -> swarm.retryIncomplete(LIMIT, missing))
          .isInstanceOf(ResourceNotAvailable.class);
      LaneCounts after = gate.counts();
      assertThat(after.count(CallStatus.PENDING)).isEqualTo(before.count(CallStatus.PENDING));
      assertThat(after.count(CallStatus.ANSWERED)).isEqualTo(before.count(CallStatus.ANSWERED));
      assertThat(after.count(CallStatus.REFUSED) - before.count(CallStatus.REFUSED)).isEqualTo(3);
    } finally {
      Caller.repeat(calls, () -> held.ended(CallStatus.CANCELLED));
    }
    assertThat(swarm.retryIncomplete(LIMIT, missing))
        .extracting(SwarmCall::value)
        .containsOnly(key);
  }
}
