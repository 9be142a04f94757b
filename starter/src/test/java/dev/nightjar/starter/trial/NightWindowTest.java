package dev.nightjar.starter.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NightWindowTest {
  private static final Duration LOOK = Duration.ofMillis(20);

  private static final List<LocalDate> DAYS =
      IntStream.range(0, 12).mapToObj(day -> LocalDate.of(2024, 1, 1).plusDays(day)).toList();

  @Test
  void nightsRunAFewAtOnceAndComeOutOnceEach() throws Exception {
    // Nobody passes the barrier unless three nights run at once.
    CyclicBarrier barrier = new CyclicBarrier(3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<LocalDate> out = new ArrayList<>();
    new NightWindow(3, LOOK)
        .run(
            DAYS,
            day -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              await(barrier);
              running.decrementAndGet();
              return Night.refused(day, "a test");
            },
            night -> out.add(night.day()),
            () -> true);
    assertThat(out).containsExactlyInAnyOrderElementsOf(DAYS);
    assertThat(most).hasValueLessThanOrEqualTo(3);
  }

  @Test
  @Timeout(30)
  void aNightThatTakesLongKeepsNobodyFromComingOut() throws Exception {
    CountDownLatch others = new CountDownLatch(DAYS.size() - 1);
    List<LocalDate> out = new ArrayList<>();
    new NightWindow(2, LOOK)
        .run(
            DAYS,
            day -> {
              if (day.equals(DAYS.get(0))) {
                await(others);
              }
              return Night.refused(day, "a test");
            },
            night -> {
              out.add(night.day());
              others.countDown();
            },
            () -> true);
    assertThat(out).hasSameSizeAs(DAYS).endsWith(DAYS.get(0));
  }

  @Test
  @Timeout(30)
  void whoLooksOnEndsTheWaitingWhileANightRuns() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    List<LocalDate> out = new ArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    new NightWindow(1, LOOK)
        .run(
            DAYS,
            day -> {
              await(never);
              return Night.refused(day, "a test");
            },
            night -> out.add(night.day()),
            () -> looks.incrementAndGet() < 3);
    assertThat(looks).hasValue(3);
    assertThat(out).isEmpty();
  }

  @Test
  void theFirstAndLastRowsOfManyAreKeptAndTheRestCounted() {
    FirstAndLast rows = new FirstAndLast(2, 1);
    IntStream.range(0, 6).forEach(i -> rows.add(List.of(Integer.toString(i), "x")));
    assertThat(rows.rows())
        .containsExactly(
            List.of("0", "x"), List.of("1", "x"), List.of("... 3 more", ""), List.of("5", "x"));
    assertThat(rows.count()).isEqualTo(6);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
