package dev.nightjar.swarm.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final LanePolicy BOUNDED = LanePolicy.consistent(Duration.ofMillis(250));

  private long now = 1;
  private final Gate gate = new Gate("lane", BOUNDED, () -> now, PaceLimit::new);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void asManyAreAdmittedAsTheLimitSays() {
    List<Admission> admitted = fill();
    assertThat(admitted).hasSize(gate.limit());
    assertThatThrownBy(() -> gate.admit("call", 1)).isInstanceOf(ResourceNotAvailable.class);
    admitted.get(0).ended(CallStatus.ANSWERED);
    gate.admit("call", 1);
    assertThat(gate.counts().count(CallStatus.REFUSED)).isEqualTo(1);
  }

  private List<Admission> fill() {
    List<Admission> admitted = new ArrayList<>();
    while (admitted.size() < gate.limit()) {
      admitted.add(gate.admit("call", 1));
    }
    return admitted;
  }

  @Test
  void theHintFollowsThePaceOfEnds() {
    for (int i = 0; i < 200; i++) {
      Admission admission = gate.admit("call", 1);
      pass(Duration.ofMillis(40));
      admission.ended(CallStatus.ANSWERED);
    }
    fill();
    assertThatThrownBy(() -> gate.admit("call", 1))
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class,
            refusal ->
                assertThat(refusal.retryAfter())
                    .isBetween(Duration.ofMillis(30), Duration.ofMillis(50)));
  }

  @Test
  void theHintIsThePaceOfTheLaneNotThatOfItsCallers() {
    for (int i = 0; i < 20; i++) {
      Admission admission = gate.admit("call", 1);
      pass(Duration.ofMillis(50));
      admission.ended(CallStatus.ANSWERED);
      pass(Duration.ofSeconds(10));
    }
    fill();
    assertThatThrownBy(() -> gate.admit("call", 1))
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class,
            refusal ->
                assertThat(refusal.retryAfter())
                    .isBetween(Duration.ofMillis(45), Duration.ofMillis(55)));
  }

  /** Until the limit is as low as it goes. */
  private void outage() {
    while (gate.limit() > 1) {
      List<Admission> admitted = fill();
      pass(BOUNDED.bound());
      admitted.forEach(admission -> admission.ended(CallStatus.TIMED_OUT));
    }
  }

  private void answerOne() {
    Admission one = gate.admit("call", 1);
    pass(Duration.ofMillis(20));
    one.ended(CallStatus.ANSWERED);
  }

  @Test
  void aGroupIsRefusedAfterAnOutageUntilItsHintIsOver() {
    int first = gate.limit();
    outage();
    assertThatThrownBy(() -> gate.admit("group", first))
        .hasMessageContaining("nothing was late for a while")
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class, refusal -> pass(refusal.retryAfter().minusMillis(1)));
    answerOne();
    gate.admit("group", first);
    assertThatThrownBy(() -> gate.admit("call", 1)).isInstanceOf(ResourceNotAvailable.class);
  }

  @Test
  void whatTheLaneTakesNotEvenAtRestIsToldSo() {
    int first = gate.limit();
    assertThatThrownBy(() -> gate.admit("group", first + 1))
        .hasMessageContaining("even when no other is on its way")
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class, refusal -> assertThat(refusal.retryAfter()).hasSeconds(30));
    gate.admit("group", first);
  }

  @Test
  void whatIsForOneHostTakesNoRoomAndSaysNothingOfTheLane() {
    List<Admission> admitted = fill();
    int limit = gate.limit();
    Admission broadcast = gate.passAside(10);
    assertThat(gate.counts().count(CallStatus.PENDING)).isEqualTo(limit + 10);
    admitted.get(0).ended(CallStatus.ANSWERED);
    gate.admit("call", 1);
    for (int i = 0; i < 8; i++) {
      pass(BOUNDED.bound());
      broadcast.ended(CallStatus.TIMED_OUT);
    }
    broadcast.refused();
    broadcast.notStarted();
    assertThat(gate.limit()).isEqualTo(limit);
    assertThatThrownBy(() -> gate.admit("call", 1))
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class, refusal -> assertThat(refusal.retryAfter()).hasMillis(10));
    LaneCounts counts = gate.counts();
    assertThat(counts.count(CallStatus.PENDING)).isEqualTo(limit);
    assertThat(counts.count(CallStatus.TIMED_OUT)).isEqualTo(8);
    assertThat(counts.offered()).isEqualTo(limit + 12);
  }

  @Test
  void aPolicyMayChangeWhileCallsAreOnTheirWay() {
    List<Admission> admitted = fill();
    gate.set(LanePolicy.available());
    for (int i = 0; i < 1_000; i++) {
      admitted.add(gate.admit("call", 1));
    }
    gate.set(BOUNDED);
    assertThatThrownBy(() -> gate.admit("call", 1)).isInstanceOf(ResourceNotAvailable.class);
    admitted.forEach(admission -> admission.ended(CallStatus.ANSWERED));
    gate.admit("call", 1);
    assertThat(gate.counts().count(CallStatus.PENDING)).isEqualTo(1);
  }

  @Test
  void aQuotaRefusesWhatIsMoreAndSaysWhenThereIsRoom() {
    gate.setQuota(new Quota(10, 2));
    gate.admit("call", 1).ended(CallStatus.ANSWERED);
    gate.admit("call", 1).ended(CallStatus.ANSWERED);
    assertThatThrownBy(() -> gate.admit("call", 1))
        .isInstanceOfSatisfying(
            ResourceNotAvailable.class, refusal -> assertThat(refusal.retryAfter()).hasMillis(100))
        .hasMessageContaining("quota");
    pass(Duration.ofMillis(100));
    gate.admit("call", 1);
    gate.set(LanePolicy.available());
    gate.admit("call", 50);
    assertThat(gate.counts().count(CallStatus.REFUSED)).isEqualTo(1);
  }

  @Test
  void theLimitFollowsThePace() {
    PaceLimit limit = new PaceLimit(Duration.ofMillis(250));
    int first = limit.calls();
    // 400 ends a second, always full: 65 in flight take 162 ms, 65 % of the bound.
    play(limit, 400, 3);
    assertThat(limit.calls()).isBetween(60, 70).isGreaterThan(first);
    play(limit, 100, 10);
    assertThat(limit.calls()).isBetween(14, 18);
  }

  @Test
  void theLimitDoesNotFallWhereNobodyCallsBetweenBursts() {
    PaceLimit limit = new PaceLimit(Duration.ofMillis(250));
    int first = limit.calls();
    long now = 0;
    for (int burst = 0; burst < 50; burst++) {
      now += Duration.ofSeconds(5).toNanos();
      for (int call = 1; call <= first; call++) {
        limit.ended(now + call, call, Duration.ofMillis(180), true);
      }
      assertThat(limit.calls()).isEqualTo(first);
    }
  }

  /** As when they come just as fast as the lane can do them, and a queue stands. */
  @Test
  void theLimitFallsWhereCallsAreGivenUpThoughFewerAreOnTheirWayThanAllowed() {
    PaceLimit limit = new PaceLimit(Duration.ofMillis(250));
    int first = limit.calls();
    for (int i = 0; i < 40; i++) {
      pass(Duration.ofMillis(40));
      limit.ended(now, first - 1, Duration.ofMillis(240), i % 10 == 0);
    }
    assertThat(limit.calls()).isLessThanOrEqualTo(first / 2);
  }

  @Test
  void aPriorityAloneChangesNothingOfWhatWasLearnt() {
    int first = gate.limit();
    for (int i = 0; i < 100; i++) {
      List<Admission> admitted = fill();
      pass(Duration.ofMillis(50));
      admitted.forEach(admission -> admission.ended(CallStatus.ANSWERED));
    }
    int learnt = gate.limit();
    assertThat(learnt).isGreaterThan(first);

    gate.set(gate.policy().withPriority(5));

    assertThat(gate.policy().priority()).isEqualTo(5);
    assertThat(gate.limit()).isEqualTo(learnt);
  }

  @Test
  void theLimitDoesNotFallWhereCallsTakeLongWithoutWaiting() {
    PaceLimit limit = new PaceLimit(Duration.ofMillis(250));
    for (int i = 0; i < 2_000; i++) {
      pass(Duration.ofMillis(170).dividedBy(limit.calls()));
      limit.ended(now, limit.calls(), Duration.ofMillis(170), true);
    }
    assertThat(limit.calls()).isGreaterThan(100);
  }

  private void play(PaceLimit limit, int endsPerSecond, int seconds) {
    for (int i = 0; i < endsPerSecond * seconds; i++) {
      pass(Duration.ofNanos(1_000_000_000L / endsPerSecond));
      Duration total = Duration.ofSeconds(1).multipliedBy(limit.calls()).dividedBy(endsPerSecond);
      limit.ended(now, limit.calls(), total, total.toMillis() < 250);
    }
  }
}
