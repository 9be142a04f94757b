package dev.nightjar.starter.command;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.starter.command.QuarantineFilterOptions.ArrivalConverter;
import dev.nightjar.starter.failure.CommandRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which calls a command is about. */
final class CallFilterOptions {
  private static final Duration USUAL = Duration.ofHours(24);

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Only this contract, or this CONTRACT.METHOD.")
  private @Nullable String name;

  @Option(names = "--lane", paramLabel = "LANE", description = "Only this lane.")
  private @Nullable String lane;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those that ended so: ${COMPLETION-CANDIDATES}.")
  private @Nullable CallEnd status;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = ArrivalConverter.class,
      description =
          "Only what began then or later: an instant, a day of UTC, or how long ago (90m, 12h, 7d);"
              + " 24h unless given.")
  private @Nullable Instant since;

  /** The filter that the options make. */
  CallFilter filter() {
    return new CallFilter(
        since == null ? Instant.now().minus(USUAL) : since,
        Optional.ofNullable(name),
        Optional.ofNullable(lane),
        Optional.ofNullable(status));
  }

  /** What to say when nothing fits. */
  String nothing() {
    return "No calls %s%s. Calls are logged where swarm.callLog.retention is not 0s."
        .formatted(
            since == null ? "in the last 24 hours" : "since " + since,
            name == null && lane == null && status == null ? "" : " that fit");
  }

  static void check(int limit) {
    if (limit < 1 || limit > CallHistory.MOST_READ) {
      throw new CommandRefused(
          "Invalid --limit: %d is not in 1..%d. Narrow it down with --name, --lane, --status or --since"
              .formatted(limit, CallHistory.MOST_READ));
    }
  }
}
