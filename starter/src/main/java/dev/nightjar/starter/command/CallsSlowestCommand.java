package dev.nightjar.starter.command;

import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.call.CallOrder;
import dev.nightjar.starter.calls.CallSheets;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar calls slowest}. */
@Command(name = "slowest", description = "List the slowest calls of the swarm.")
final class CallsSlowestCommand extends SessionCommand {
  @Mixin private CallFilterOptions filter = new CallFilterOptions();

  @Option(
      names = "--by",
      paramLabel = "TIME",
      description =
          "What makes a call slow: ${COMPLETION-CANDIDATES}; total, which is waiting and working"
              + " together, unless given.")
  private CallOrder order = CallOrder.TOTAL;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The slowest N, 1 to 10000; ${DEFAULT-VALUE} unless given.")
  private int limit = 20;

  @Mixin private FormatOption format = new FormatOption();

  CallsSlowestCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    CallFilterOptions.check(limit);
    List<CallEntry> entries =
        session.part(CallHistory.class).slowest(filter.filter(), order, limit);
    format.print(
        format.format() == Format.TABLE ? CallSheets.brief(entries) : CallSheets.whole(entries),
        session.console(),
        filter.nothing());
    return ExitCode.OK;
  }
}
