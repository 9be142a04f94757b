package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.call.CallOrder;
import dev.nightjar.core.call.CallStats;
import dev.nightjar.core.call.CallTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What every log of calls does. A server's test extends it and says where the server is. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CallHistoryContract {
  private static final Instant NOON = Instant.parse("2026-03-30T12:00:00.123Z");
  private static final CallFilter ALL = CallFilter.since(Instant.EPOCH);

  private final LedgerDatabase database;
  private final CallHistory history;

  CallHistoryContract(TestServer server) {
    LedgerSettings settings = server.emptyDatabase("nightjar_call_contract");
    // One connection, whose statements the server counts.
    database =
        LedgerDatabase.open(
            LedgerSettings.of(
                settings.url(),
                settings.user(),
                settings.password(),
                1,
                settings.connectTimeout()));
    history = new MySqlCallHistory(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void forgetAll() {
    while (history.forget(Instant.parse("2100-01-01T00:00:00Z"), 1000) > 0) {}
  }

  private static CallEntry entry(String id, String name, int second, CallEnd end) {
    return new CallEntry(
        id,
        name,
        "realtime",
        NOON.plusSeconds(second),
        end,
        end == CallEnd.REFUSED ? 0 : 1,
        Duration.ofMillis(second),
        Duration.ofMillis(100L - second),
        end == CallEnd.REFUSED ? "" : "host-1",
        Optional.empty(),
        Optional.empty());
  }

  private static CallEntry answered(String id, int second) {
    return entry(id, "prices.price", second, CallEnd.ANSWERED);
  }

  private static List<String> ids(List<CallEntry> entries) {
    return entries.stream().map(CallEntry::id).toList();
  }

  @Test
  void anEntryIsReadAsItWasAdded() {
    CallEntry whole =
        new CallEntry(
            "prices.price/ünïcode 🦉 " + "x".repeat(960),
            "prices.price",
            "batch",
            NOON,
            CallEnd.TIMED_OUT,
            3,
            Duration.of(1_234_567, ChronoUnit.MICROS),
            Duration.of(89, ChronoUnit.MICROS),
            "4711@wörker",
            Optional.of("TIME_LIMIT"),
            Optional.of("[{\"product\":\"🦉\"},null]"));
    history.add(List.of(whole));

    assertThat(history.of(whole.id())).containsExactly(whole);
    assertThat(history.latest(ALL, 10)).containsExactly(whole);
    assertThat(history.of("prices.price/other")).isEmpty();
  }

  @Test
  void whatIsAddedAgainIsThereOnce() {
    CallEntry first = answered("a", 1);
    history.add(List.of(first, answered("b", 2)));
    history.add(List.of(first, answered("c", 3)));

    assertThat(ids(history.latest(ALL, 10))).containsExactly("c", "b", "a");
    assertThat(history.of("a")).containsExactly(first);
  }

  @Test
  void everyEndOfACallThatNoWorkerHostExecutedHasAnEntry() {
    CallEntry refused = entry("a", "prices.price", 1, CallEnd.REFUSED);
    CallEntry refusedAgain = entry("a", "prices.price", 2, CallEnd.REFUSED);
    history.add(List.of(refused));
    history.add(List.of(refusedAgain));

    assertThat(history.of("a")).containsExactly(refused, refusedAgain);
  }

  @Test
  void everyAttemptAndEveryWorkerHostHasAnEntry() {
    CallEntry first = answered("a", 1);
    CallEntry second =
        new CallEntry(
            "a",
            first.name(),
            first.lane(),
            first.at(),
            first.end(),
            2,
            first.waited(),
            first.worked(),
            first.worker(),
            first.fault(),
            first.arguments());
    CallEntry elsewhere =
        new CallEntry(
            "a",
            first.name(),
            first.lane(),
            first.at().plusMillis(1),
            first.end(),
            2,
            first.waited(),
            first.worked(),
            "host-2",
            first.fault(),
            first.arguments());
    history.add(List.of(elsewhere, second, first));

    assertThat(history.of("a")).containsExactly(first, second, elsewhere);
  }

  @Test
  void theLatestComeFirstAndOnlyThoseThatTheFilterTakes() {
    history.add(
        List.of(
            answered("a", 1),
            entry("b", "prices.total", 2, CallEnd.FAILED),
            entry("c", "pricesX.price", 3, CallEnd.ANSWERED),
            entry("d", "prices.price", 4, CallEnd.REFUSED)));

    assertThat(ids(history.latest(ALL, 3))).containsExactly("d", "c", "b");
    assertThat(ids(history.latest(ALL.named("prices"), 9))).containsExactly("d", "b", "a");
    assertThat(ids(history.latest(ALL.named("prices.price"), 9))).containsExactly("d", "a");
    assertThat(ids(history.latest(ALL.ended(CallEnd.FAILED), 9))).containsExactly("b");
    assertThat(ids(history.latest(ALL.inLane("batch"), 9))).isEmpty();
    assertThat(ids(history.latest(CallFilter.since(NOON.plusSeconds(3)), 9)))
        .containsExactly("d", "c");
    assertThat(ids(history.latest(ALL.named("pri_es"), 9))).isEmpty();
  }

  @Test
  void theSlowestAreSlowByWorkByWaitOrByBoth() {
    history.add(List.of(answered("waits", 90), answered("works", 5), answered("both", 50)));
    CallEntry slow =
        new CallEntry(
            "slow",
            "prices.price",
            "realtime",
            NOON,
            CallEnd.ANSWERED,
            1,
            Duration.ofMillis(80),
            Duration.ofMillis(80),
            "host-1",
            Optional.empty(),
            Optional.empty());
    history.add(List.of(slow));

    assertThat(ids(history.slowest(ALL, CallOrder.TOTAL, 1))).containsExactly("slow");
    assertThat(ids(history.slowest(ALL, CallOrder.WORK, 2))).containsExactly("works", "slow");
    assertThat(ids(history.slowest(ALL, CallOrder.WAIT, 2))).containsExactly("waits", "slow");
  }

  @Test
  void callsAreCountedByEndAndTheirTimesByPercentile() {
    history.add(
        IntStream.rangeClosed(1, 100)
            .mapToObj(
                number ->
                    new CallEntry(
                        "a" + number,
                        "prices.price",
                        "realtime",
                        NOON.plusSeconds(number),
                        number <= 10 ? CallEnd.FAILED : CallEnd.ANSWERED,
                        1,
                        Duration.ofMillis(10L * number),
                        Duration.of(100L * number, ChronoUnit.MICROS),
                        "host-1",
                        Optional.empty(),
                        Optional.empty()))
            .toList());
    history.add(
        List.of(
            entry("r", "prices.price", 1, CallEnd.REFUSED),
            entry("s", "other.method", 1, CallEnd.REFUSED)));

    List<CallStats> stats = history.stats(ALL);

    assertThat(stats).extracting(CallStats::name).containsExactly("other.method", "prices.price");
    CallStats refused = stats.get(0);
    assertThat(refused.count()).isEqualTo(1);
    assertThat(refused.worked()).isEmpty();
    assertThat(refused.waited()).isEmpty();
    CallStats prices = stats.get(1);
    assertThat(prices.count(CallEnd.ANSWERED)).isEqualTo(90);
    assertThat(prices.count(CallEnd.FAILED)).isEqualTo(10);
    assertThat(prices.count(CallEnd.REFUSED)).isEqualTo(1);
    assertThat(prices.count(CallEnd.CANCELLED)).isZero();
    assertNear(prices.waited().orElseThrow(), 500, 900, 990);
    assertNear(prices.worked().orElseThrow(), 5, 9, 9.9);
    assertThat(history.stats(ALL.ended(CallEnd.FAILED)).get(0).count()).isEqualTo(10);
    assertThat(history.stats(ALL.named("nothing"))).isEmpty();
  }

  private static void assertNear(CallTimes times, double p50, double p90, double p99) {
    assertThat(millis(times.p50())).isCloseTo(p50, Offset.offset(p50 * 0.012));
    assertThat(millis(times.p90())).isCloseTo(p90, Offset.offset(p90 * 0.012));
    assertThat(millis(times.p99())).isCloseTo(p99, Offset.offset(p99 * 0.012));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  @Test
  void theOldestAreForgottenFirstAndSoManyAtMost() {
    history.add(IntStream.range(0, 10).mapToObj(second -> answered("a" + second, second)).toList());

    assertThat(history.forget(NOON.plusSeconds(7), 5)).isEqualTo(5);
    assertThat(history.forget(NOON.plusSeconds(7), 5)).isEqualTo(2);
    assertThat(history.forget(NOON.plusSeconds(7), 5)).isZero();
    assertThat(ids(history.latest(ALL, 20))).containsExactly("a9", "a8", "a7");
  }

  @Test
  void manyEntriesAreOneStatement() {
    long before = inserts();
    history.add(
        IntStream.range(0, CallHistory.MOST_AT_ONCE)
            .mapToObj(number -> answered("many" + number, number))
            .toList());

    assertThat(inserts() - before).isEqualTo(1);
    assertThat(history.latest(ALL, 1000)).hasSize(CallHistory.MOST_AT_ONCE);
  }

  @Test
  void questionsAndEntriesAreBounded() {
    List<CallEntry> many =
        IntStream.rangeClosed(0, CallHistory.MOST_AT_ONCE)
            .mapToObj(number -> answered("many" + number, number))
            .toList();
    assertThatThrownBy(() -> history.add(many)).hasMessageContaining("501 at once, at most 500");
    assertThatThrownBy(() -> history.latest(ALL, 0)).hasMessageContaining("0 is not in 1..10000");
    assertThatThrownBy(() -> history.slowest(ALL, CallOrder.WORK, 10_001))
        .hasMessageContaining("10001");
    assertThatThrownBy(() -> history.forget(NOON, 0)).hasMessageContaining("0 is not in");
  }

  private long inserts() {
    return database
        .sql()
        .statement(
            "read a counter",
            handle ->
                handle
                    .createQuery("SHOW SESSION STATUS LIKE 'Com_insert'")
                    .map((row, context) -> row.getLong(2))
                    .one());
  }
}
