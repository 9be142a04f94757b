package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.LaneCounts;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nothing vanishes: what callers have offered is what the lane has counted, at every moment. */
abstract class LoadLedger {
  private static final int CALLERS = 8;
  private static final int CALLS = 150;
  private static final int GROUPS = 5;
  private static final int GROUP = 3;

  private final long bound;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong counted = new AtomicLong();
  private final ConcurrentLinkedQueue<SwarmCall<String>> admitted = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong notTaken = new AtomicLong();

  /**
   * Under a load that is too much.
   *
   * @param boundMillis within which calls are to be answered
   */
  LoadLedger(long boundMillis) {
    this.bound = boundMillis;
  }

  /** Two worker hosts of two slots each, which offer {@link Prices}; to be closed. */
  abstract Swarm open();

  @Test
  void offeredIsAnsweredRefusedTimedOutAndPendingAtEveryMoment() throws Exception {
    try (Swarm swarm = open()) {
      // These are surely admitted: one is surely answered, and one is surely too late.
      PriceEngine prices = swarm.stub(PriceEngine.class);
      admitted.add(swarm.call(prices::slow, 0L));
      swarm.join(Duration.ofSeconds(30), List.copyOf(admitted));
      swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofMillis(bound)));
      try {
        admitted.add(swarm.call(prices::slow, 20 * bound));
      } catch (CallTimedOut e) {
        notTaken.incrementAndGet();
      }
      begun.set(2);
      counted.set(2);
      AtomicBoolean isOver = new AtomicBoolean();
      ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
      var looks = threads.submit(() -> look(swarm, isOver));
      List<java.util.concurrent.Future<?>> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int number = caller;
        callers.add(threads.submit(() -> offer(swarm, number)));
      }
      for (var caller : callers) {
        caller.get(60, TimeUnit.SECONDS);
      }
      swarm.joinAvailable(Duration.ofSeconds(30), List.copyOf(admitted));
      isOver.set(true);
      assertThat(looks.get(10, TimeUnit.SECONDS)).isGreaterThan(10);
      threads.shutdown();
      checkEnd(swarm);
    }
  }

  /** As many calls as were surely counted before, and no more than had begun after. */
  private int look(Swarm swarm, AtomicBoolean isOver) {
    int looks = 0;
    while (!isOver.get()) {
      long atLeast = counted.get();
      LaneCounts counts = swarm.lanes().gate("realtime").counts();
      long atMost = begun.get();
      assertThat(counts.offered()).isBetween(atLeast, atMost);
      assertThat(counts.count(CallStatus.PENDING)).isNotNegative();
      looks++;
    }
    return looks;
  }

  private void offer(Swarm swarm, int caller) {
    PriceEngine prices = swarm.stub(PriceEngine.class);
    for (int i = 0; i < CALLS; i++) {
      // Some take longer than the bound, some fail, some are cancelled.
      long millis = i % 10 == 0 ? 2 * bound : 2;
      begun.incrementAndGet();
      try {
        SwarmCall<String> call = swarm.call(prices::slow, millis);
        if (i % 17 == caller) {
          call.cancel();
        }
        admitted.add(call);
      } catch (ResourceNotAvailable e) {
        refused.incrementAndGet();
      } catch (CallTimedOut e) {
        notTaken.incrementAndGet();
      }
      counted.incrementAndGet();
    }
    for (int i = 0; i < GROUPS; i++) {
      begun.addAndGet(GROUP);
      try {
        admitted.addAll(swarm.callAll(prices::slow, List.of(1L, 2L, 3L)).calls());
      } catch (ResourceNotAvailable e) {
        refused.addAndGet(GROUP);
      } catch (CallTimedOut e) {
        notTaken.addAndGet(GROUP);
      }
      counted.addAndGet(GROUP);
    }
  }

  /** Each caller's own knowledge adds up to the lane's. */
  private void checkEnd(Swarm swarm) {
    Map<CallStatus, Long> own = new EnumMap<>(CallStatus.class);
    admitted.forEach(call -> own.merge(call.status(), 1L, Long::sum));
    own.put(CallStatus.REFUSED, refused.get());
    own.merge(CallStatus.TIMED_OUT, notTaken.get(), Long::sum);
    LaneCounts counts = swarm.lanes().gate("realtime").counts();
    for (CallStatus status : CallStatus.values()) {
      assertThat(counts.count(status)).as("%s", status).isEqualTo(own.getOrDefault(status, 0L));
    }
    assertThat(counts.offered()).isEqualTo(2L + CALLERS * (CALLS + GROUPS * GROUP));
    assertThat(counts.count(CallStatus.ANSWERED)).isPositive();
    assertThat(counts.count(CallStatus.REFUSED)).isPositive();
    assertThat(counts.count(CallStatus.TIMED_OUT)).isPositive();
  }
}
