package dev.nightjar.starter.command;

import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.call.CallStats;
import dev.nightjar.starter.calls.CallSheets;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar calls stats}. */
@Command(
    name = "stats",
    description = {
      "Count the swarm's calls by name and outcome, and tell how long they worked and waited.",
      "p90 is what nine of ten executions did not exceed, within 1.1 %."
    })
final class CallsStatsCommand extends SessionCommand {
  @Mixin private CallFilterOptions filter = new CallFilterOptions();
  @Mixin private FormatOption format = new FormatOption();

  CallsStatsCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    List<CallStats> stats = session.part(CallHistory.class).stats(filter.filter());
    format.print(CallSheets.stats(stats), session.console(), filter.nothing());
    if (stats.size() == CallHistory.MOST_NAMES) {
      session.console().err().println("There may be more names; narrow it down with --name.");
    }
    return ExitCode.OK;
  }
}
