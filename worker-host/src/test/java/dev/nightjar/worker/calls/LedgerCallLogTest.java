package dev.nightjar.worker.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nightjar.core.call.CallHistory;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.worker.calls.LedgerCallLog.Pauses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerCallLogTest {
  private static final Instant NOON = Instant.parse("2026-03-30T12:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HeldHistory history = new HeldHistory();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private LedgerCallLog log() {
    return log(KeptArguments.OFF);
  }

  private LedgerCallLog log(KeptArguments arguments) {
    return log(arguments, LIMIT);
  }

  /** A log that waits so long at its end for the ledger to take what is left. */
  private LedgerCallLog log(KeptArguments arguments, Duration atTheEnd) {
    return LedgerCallLog.start(
        history,
        new CallLogOptions(Duration.ofDays(7), arguments),
        new CallLogMeters(meters),
        Clock.fixed(NOON, ZoneOffset.UTC),
        new Pauses(Duration.ofMillis(5), atTheEnd));
  }

  private static CallRecord record(String id, Instant at, String... arguments) {
    return new CallRecord(
        id,
        "prices.price",
        "realtime",
        at,
        CallStatus.ANSWERED,
        1,
        Duration.ofMillis(3),
        Duration.ofMillis(4),
        "host-1",
        Optional.empty(),
        List.of(arguments));
  }

  private static CallRecord record(int number) {
    return record("call-" + number, NOON);
  }

  private double counted(String meter) {
    return meters.get("nightjar.call.log." + meter).counter().count();
  }

  @Test
  void closingWritesWhatWaitsInBatches() {
    try (LedgerCallLog log = log()) {
      IntStream.range(0, 2_000).mapToObj(LedgerCallLogTest::record).forEach(log::add);
    }
    assertThat(history.ids())
        .containsExactlyElementsOf(
            IntStream.range(0, 2_000).mapToObj(number -> "call-" + number).toList());
    assertThat(history.batches()).allMatch(size -> size <= CallHistory.MOST_AT_ONCE);
    assertThat(history.batches().size()).isLessThan(20);
    assertThat(counted("written")).isEqualTo(2_000);
    assertThat(counted("dropped")).isZero();
  }

  @Test
  void whatFitsWaitsForALedgerThatIsAwayAndTheRestIsDroppedAndCounted() {
    history.away();
    try (LedgerCallLog log = log()) {
      int all = LedgerCallLog.MOST_WAITING + 2_000;
      IntStream.range(0, all).mapToObj(LedgerCallLogTest::record).forEach(log::add);
      double dropped = counted("dropped");
      assertThat(dropped).isBetween(1_500.0, 2_000.0);
      assertThat(history.ids()).isEmpty();

      history.answers();
      await().atMost(LIMIT).until(() -> counted("written") + dropped == all);
      assertThat(history.ids()).doesNotHaveDuplicates().hasSize((int) (all - dropped));
    }
  }

  @Test
  void closingGivesUpALedgerThatStaysAway() {
    history.away();
    LedgerCallLog log = log(KeptArguments.OFF, Duration.ofMillis(500));
    log.add(record(1));
    log.add(record(2));
    long began = System.nanoTime();
    log.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
    await().atMost(LIMIT).until(() -> counted("dropped") == 2);
    log.add(record(3));
    assertThat(counted("dropped")).isEqualTo(3);
  }

  @Test
  void whatTheLedgerRefusesIsDroppedAndTheNextIsWritten() {
    history.refuses();
    try (LedgerCallLog log = log()) {
      log.add(record(1));
      await().atMost(LIMIT).until(() -> counted("dropped") == 1);
      history.answers();
      log.add(record(2));
    }
    assertThat(history.ids()).containsExactly("call-2");
  }

  @Test
  void argumentsThatAreTooManyToWaitAreDroppedWithTheirRecords() {
    history.away();
    String argument = "\"" + "x".repeat(KeptArguments.LONGEST - 2) + "\"";
    try (LedgerCallLog log = log(KeptArguments.FULL)) {
      for (int number = 0; number < 3_000; number++) {
        log.add(record("call-" + number, NOON, argument));
      }
      // A batch of 500 is the writer's; a thousand wait.
      assertThat(counted("dropped")).isBetween(1_400.0, 2_100.0);
      history.answers();
    }
  }

  @Test
  void neitherAStrangeRecordNorAPendingOneTroublesTheCaller() {
    try (LedgerCallLog log = log()) {
      log.add(record("", NOON));
      log.add(record(7));
    }
    assertThat(history.ids()).containsExactly("call-7");
    assertThat(counted("dropped")).isEqualTo(1);
  }

  @Test
  void onlyALogThatKeepsArgumentsAsksForThem() {
    try (LedgerCallLog full = log(KeptArguments.FULL);
        LedgerCallLog hashed = log(KeptArguments.HASHED);
        LedgerCallLog off = log(KeptArguments.OFF)) {
      assertThat(full.keepsArguments()).isTrue();
      assertThat(hashed.keepsArguments()).isTrue();
      assertThat(off.keepsArguments()).isFalse();
    }
  }

  @Test
  void entriesThatAreOlderThanTheRetentionAreDeleted() {
    try (LedgerCallLog log = log()) {
      log.add(record("old", NOON.minus(Duration.ofDays(7)).minusMillis(1)));
      log.add(record("new", NOON.minus(Duration.ofDays(7))));
      await().atMost(LIMIT).until(() -> history.ids().contains("new"));
    }
    // The next one to start has the old entry to delete.
    LedgerCallLog next = log();
    await().atMost(LIMIT).until(() -> history.ids().equals(List.of("new")));
    next.close();
  }

  @Test
  void argumentsAreKeptAsTheConfigurationSays() {
    List<String> arguments = List.of("{\"product\":\"shoe\"}", "2");
    assertThat(KeptArguments.OFF.of(arguments)).isEmpty();
    assertThat(KeptArguments.FULL.of(arguments)).contains("[{\"product\":\"shoe\"},2]");
    assertThat(KeptArguments.FULL.of(List.of())).contains("[]");
    // From: printf 2 | sha256sum
    assertThat(KeptArguments.HASHED.of(arguments).orElseThrow())
        .startsWith("[\"sha256:")
        .endsWith("\"sha256:d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35\"]")
        .doesNotContain("shoe");
    String longest = "\"" + "x".repeat(KeptArguments.LONGEST) + "\"";
    assertThat(KeptArguments.FULL.of(List.of(longest)).orElseThrow())
        .startsWith("[\"sha256:")
        .hasSize(75);
  }
}
