package dev.nightjar.starter.command;

import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.starter.calls.CallSheets;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar calls show ID}. */
@Command(
    name = "show",
    description = {
      "Show all that is logged of one call: each execution, and its arguments where they are kept.",
      "The ID is as list shows it, CONTRACT.METHOD/ID; a call of a group ends with # and its place."
    })
final class CallsShowCommand extends SessionCommand {
  @Parameters(paramLabel = "ID", description = "The call's id.")
  private @Nullable String id;

  @Mixin private FormatOption format = new FormatOption();

  CallsShowCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    String wanted = Objects.requireNonNull(id);
    List<CallEntry> entries = session.part(CallHistory.class).of(wanted);
    if (entries.isEmpty()) {
      throw new CommandRefused(
          "No call '%s' is logged: it has not begun, or was deleted after swarm.callLog.retention, or was not logged. The latest: %s"
              .formatted(SafeText.escaped(wanted), session.command("calls list")));
    }
    PrintStream out = session.console().out();
    if (format.format() != Format.TABLE) {
      format.print(CallSheets.whole(entries), session.console());
      return ExitCode.OK;
    }
    CallEntry last = entries.get(entries.size() - 1);
    new Facts()
        .add("id", SafeText.escaped(last.id()))
        .add("name", SafeText.escaped(last.name()))
        .add("lane", SafeText.escaped(last.lane()))
        .add("arguments", last.arguments().map(SafeText::escaped).orElse(null))
        .lines()
        .forEach(out::println);
    out.println();
    format.print(CallSheets.executions(entries), session.console());
    return ExitCode.OK;
  }
}
