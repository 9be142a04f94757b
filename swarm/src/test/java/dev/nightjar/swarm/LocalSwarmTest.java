package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.local.LocalFaults;
import dev.nightjar.swarm.local.LocalOptions;
import dev.nightjar.swarm.message.FaultType;
import java.time.Duration;
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
          SwarmService.of(PriceEngine.class, PRICES));

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
