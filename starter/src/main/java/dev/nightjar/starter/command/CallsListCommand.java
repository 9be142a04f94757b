package dev.nightjar.starter.command;

import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.starter.calls.CallSheets;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar calls list}. */
@Command(
    name = "list",
    description = {
      "List the latest calls of the swarm, the newest first.",
      "A call that was executed three times is listed three times."
    })
final class CallsListCommand extends SessionCommand {
  @Mixin private CallFilterOptions filter = new CallFilterOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The newest N, 1 to 10000; ${DEFAULT-VALUE} unless given.")
  private int limit = 20;

  @Mixin private FormatOption format = new FormatOption();

  CallsListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    CallFilterOptions.check(limit);
    List<CallEntry> entries = session.part(CallHistory.class).latest(filter.filter(), limit);
    format.print(
        format.format() == Format.TABLE ? CallSheets.brief(entries) : CallSheets.whole(entries),
        session.console(),
        filter.nothing());
    return ExitCode.OK;
  }
}
