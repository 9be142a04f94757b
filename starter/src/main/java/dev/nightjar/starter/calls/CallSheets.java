package dev.nightjar.starter.calls;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallStats;
import dev.nightjar.core.call.CallTimes;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls as sheets. Times are in milliseconds; what callers wrote is escaped. */
public final class CallSheets {
  private CallSheets() {}

  /** For a person: what fits beside each other on a terminal. */
  public static Sheet brief(List<CallEntry> entries) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("at"),
            Column.text("outcome"),
            Column.decimal("wait ms"),
            Column.decimal("work ms"),
            Column.text("id"),
            Column.text("fault"),
            Column.text("worker"));
    for (CallEntry entry : entries) {
      sheet.row(
          entry.at(),
          entry.end(),
          MillisText.of(entry.waited()),
          MillisText.of(entry.worked()),
          SafeText.escaped(entry.id()),
          entry.fault().map(SafeText::escaped).orElse(null),
          SafeText.escaped(entry.worker()));
    }
    return sheet.build();
  }

  /** Of one call: what differs from execution to execution. */
  public static Sheet executions(List<CallEntry> entries) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("at"),
            Column.count("attempt"),
            Column.text("outcome"),
            Column.decimal("wait ms"),
            Column.decimal("work ms"),
            Column.text("worker"),
            Column.text("fault"));
    for (CallEntry entry : entries) {
      sheet.row(
          entry.at(),
          entry.attempt(),
          entry.end(),
          MillisText.of(entry.waited()),
          MillisText.of(entry.worked()),
          SafeText.escaped(entry.worker()),
          entry.fault().map(SafeText::escaped).orElse(null));
    }
    return sheet.build();
  }

  /** For a program: everything. */
  public static Sheet whole(List<CallEntry> entries) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("id"),
            Column.text("name"),
            Column.text("lane"),
            Column.text("at"),
            Column.text("outcome"),
            Column.count("attempt"),
            Column.decimal("wait_ms"),
            Column.decimal("work_ms"),
            Column.text("worker"),
            Column.text("fault"),
            Column.text("arguments"));
    for (CallEntry entry : entries) {
      sheet.row(
          SafeText.escaped(entry.id()),
          SafeText.escaped(entry.name()),
          SafeText.escaped(entry.lane()),
          entry.at(),
          entry.end(),
          entry.attempt(),
          MillisText.of(entry.waited()),
          MillisText.of(entry.worked()),
          SafeText.escaped(entry.worker()),
          entry.fault().map(SafeText::escaped).orElse(null),
          entry.arguments().map(SafeText::escaped).orElse(null));
    }
    return sheet.build();
  }

  /** Sums by name; of an end that nothing has, the count is 0. */
  public static Sheet stats(List<CallStats> all) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("name"),
            Column.count("calls"),
            Column.count("answered"),
            Column.count("failed"),
            Column.count("refused"),
            Column.count("timed_out"),
            Column.count("cancelled"),
            Column.decimal("work_p50_ms"),
            Column.decimal("work_p90_ms"),
            Column.decimal("work_p99_ms"),
            Column.decimal("wait_p50_ms"),
            Column.decimal("wait_p90_ms"),
            Column.decimal("wait_p99_ms"));
    for (CallStats stats : all) {
      sheet.row(
          SafeText.escaped(stats.name()),
          stats.count(),
          stats.count(CallEnd.ANSWERED),
          stats.count(CallEnd.FAILED),
          stats.count(CallEnd.REFUSED),
          stats.count(CallEnd.TIMED_OUT),
          stats.count(CallEnd.CANCELLED),
          millis(stats.worked(), CallTimes::p50),
          millis(stats.worked(), CallTimes::p90),
          millis(stats.worked(), CallTimes::p99),
          millis(stats.waited(), CallTimes::p50),
          millis(stats.waited(), CallTimes::p90),
          millis(stats.waited(), CallTimes::p99));
    }
    return sheet.build();
  }

  private static @Nullable String millis(
      Optional<CallTimes> times, Function<CallTimes, Duration> one) {
    return times.map(one).map(MillisText::of).orElse(null);
  }
}
