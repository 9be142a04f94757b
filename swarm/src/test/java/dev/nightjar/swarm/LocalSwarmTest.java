package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.local.LocalFaults;
import dev.nightjar.swarm.local.LocalOptions;
import dev.nightjar.swarm.message.FaultType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The laws in one process, and the faults that only it can be asked for. */
final class LocalSwarmTest extends SwarmLaws {
  private static final Prices PRICES = new Prices("local");
  private static final LocalFaults FAULTS = new LocalFaults();
  private static final Swarm SWARM =
      Swarm.local(
          LocalOptions.defaults().withHosts(2).withFaults(FAULTS),
          SwarmService.of(PriceEngine.class, PRICES),
          SwarmService.of(Errands.class, new Runner(LocalSwarmTest::itself)));

  private static Swarm itself() {
    return SWARM;
  }

  @AfterAll
  static void close() {
    SWARM.close();
  }

  @Override
  Swarm swarm() {
    return SWARM;
  }

  @Override
  List<Prices> implementations() {
    return List.of(PRICES);
  }

  @Override
  int batchSlots() {
    return 8;
  }

  @Override
  int leastBatchSlots() {
    return 8;
  }

  @Test
  void callsOfAnAvailableLaneGoByPriorityAndAge() {
    try (Swarm one =
        Swarm.local(
            LocalOptions.defaults().withSlots(1),
            SwarmService.of(Errands.class, new Runner(LocalSwarmTest::itself)))) {
      Errands errands = one.stub(Errands.class);
      SwarmCall<String> held = one.call(errands::hold, "only");
      await().until(() -> Runner.holding("only") == 1);
      Runner.NOTES.clear();
      List<SwarmCall<Void>> calls = new ArrayList<>();
      for (String note : List.of("5 first", "3 second", "1 third", "5 fourth", "1 fifth")) {
        int priority = Integer.parseInt(note.substring(0, 1));
        calls.add(one.with(CallOptions.defaults().withPriority(priority)).run(errands::note, note));
      }
      Runner.letGo("only");
      one.joinAvailable(Duration.ofSeconds(30), calls);
      assertThat(held.value()).isEqualTo("only");
      assertThat(Runner.NOTES)
          .containsExactly("1 third", "1 fifth", "3 second", "5 first", "5 fourth");
    }
  }

  @Test
  void aRefusalCanBeAskedFor() {
    FAULTS.refuse(1, Duration.ofMillis(70));
    PriceEngine prices = SWARM.stub(PriceEngine.class);
    assertThatThrownBy(prices::zero)
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class, refusal -> assertThat(refusal.retryAfter()).hasMillis(70));
    assertThat(prices.zero()).isZero();
  }

  @Test
  void aBroadcastToMoreHostsThanTheLaneTakesCallsReachesThemAll() {
    try (Swarm wide =
        Swarm.local(
            LocalOptions.defaults().withHosts(30),
            SwarmOptions.defaults()
                .withLane("realtime", LanePolicy.consistent(Duration.ofSeconds(30))),
            SwarmService.of(PriceEngine.class, PRICES))) {
      PriceEngine prices = wide.stub(PriceEngine.class);
      assertThat(wide.lanes().gate("realtime").limit()).isLessThan(30);
      Broadcast<Long> broadcast = wide.broadcast(prices::zero);
      assertThat(wide.join(Duration.ofSeconds(30), broadcast.calls())).hasSize(30);
      SwarmCall<Long> alone = wide.call(prices::zero);
      SwarmCall<Long> given = wide.broadcast(prices::zero).calls().get(0);
      given.cancel();
      alone.cancel();
      assertThat(wide.retryIncomplete(Duration.ofSeconds(30), List.of(alone, given)))
          .extracting(SwarmCall::value)
          .containsOnly(0L);
    }
  }

  @Test
  void aLostHostIsTriedAgainAndInTheEndAFailure() {
    PriceEngine prices = SWARM.stub(PriceEngine.class);
    FAULTS.loseHost(2);
    assertThat(prices.zero()).isZero();
    FAULTS.loseHost(3);
    assertThatThrownBy(prices::zero)
        .isInstanceOfSatisfying(
            CallFailed.class,
            failed -> assertThat(failed.remoteType()).isEqualTo(FaultType.HOST_LOST.name()));
  }

  @Test
  void aHangTimesOut() {
    FAULTS.hang(3);
    assertThatThrownBy(SWARM.stub(PriceEngine.class)::zero).isInstanceOf(CallTimedOut.class);
  }
}
