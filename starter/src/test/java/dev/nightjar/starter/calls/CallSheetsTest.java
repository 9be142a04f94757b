package dev.nightjar.starter.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallStats;
import dev.nightjar.core.call.CallTimes;
import dev.nightjar.starter.output.JsonText;
import dev.nightjar.starter.output.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallSheetsTest {
  private static final CallEntry ENTRY =
      new CallEntry(
          "prices.price/\u001b[31m",
          "prices.price",
          "realtime",
          Instant.parse("2026-03-30T12:00:00.123Z"),
          CallEnd.FAILED,
          2,
          Duration.ofNanos(1_234_567),
          Duration.ofNanos(89_000),
          "4711@host",
          Optional.of("java.io.IOException"),
          Optional.of("[1,\"x\"]"));

  @Test
  void aProgramGetsEverything() {
    Sheet sheet = CallSheets.whole(List.of(ENTRY));

    assertThat(JsonText.objects(sheet).get(0))
        .containsEntry("id", "prices.price/\\u001b[31m")
        .containsEntry("outcome", "FAILED")
        .containsEntry("attempt", 2L)
        .containsEntry("wait_ms", "1.23")
        .containsEntry("work_ms", "0.089")
        .containsEntry("fault", "java.io.IOException")
        .containsEntry("arguments", "[1,\"x\"]");
  }

  @Test
  void whatIsNotKnownHasNoValue() {
    Sheet sheet =
        CallSheets.stats(
            List.of(
                new CallStats(
                    "a.b",
                    new TreeMap<>(Map.of(CallEnd.REFUSED, 3L)),
                    Optional.empty(),
                    Optional.of(
                        new CallTimes(
                            Duration.ofMillis(1),
                            Duration.ofMillis(99),
                            Duration.ofSeconds(12))))));

    assertThat(JsonText.objects(sheet).get(0))
        .containsEntry("calls", 3L)
        .containsEntry("refused", 3L)
        .containsEntry("answered", 0L)
        .containsEntry("work_p90_ms", null)
        .containsEntry("wait_p50_ms", "1")
        .containsEntry("wait_p90_ms", "99")
        .containsEntry("wait_p99_ms", "12000");
  }

  @Test
  void millisecondsHaveThreeDigitsAtLeast() {
    assertThat(MillisText.of(Duration.ZERO)).isEqualTo("0");
    assertThat(MillisText.of(Duration.ofNanos(1_499))).isEqualTo("0.001");
    assertThat(MillisText.of(Duration.ofNanos(99_950_000))).isEqualTo("100");
    assertThat(MillisText.of(Duration.ofNanos(123_456_789_000L))).isEqualTo("123457");
  }
}
