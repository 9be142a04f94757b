package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.host.HostSheets;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar hosts stages}. */
@Command(
    name = "stages",
    description = {
      "Show what the stages of each live worker host's chunks do - scan, decode, fold, write - and",
      "those of each lane's calls - receive, execute, respond - as threads on average over the last",
      "seconds: busy, starved (they wait for the stage before, or for a call), held (for the stage",
      "behind, or for HBase that is too busy); batches queued before a stage of chunks; rows that its",
      "controller lets it take, hand over, or store, at once. A call waits in Temporal, not here:",
      "nightjar top tells how many do."
    })
final class HostsStagesCommand extends SessionCommand {
  @Mixin private FormatOption format = new FormatOption();

  HostsStagesCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    format.print(
        HostSheets.stages(
            session.part(Hosts.class).all().stream().filter(HostRecord::isLive).toList()),
        session.console(),
        "No worker host that tells of its stages is live. Start one: nightjar worker");
    return ExitCode.OK;
  }
}
