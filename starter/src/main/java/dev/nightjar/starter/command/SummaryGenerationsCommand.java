package dev.nightjar.starter.command;

import dev.nightjar.activities.publish.PublishedGeneration;
import dev.nightjar.activities.publish.Republication;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.summary.GenerationSheets;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar summary generations MERCHANT DAY}. */
@Command(
    name = "generations",
    description = {
      "List what was ever published of a merchant's day, the newest first.",
      "PUBLISHED or WITHDRAWN is what readers are told now; SUPERSEDED has its rows for a grace",
      "period, and can be rolled back to; SWEPT has them no more."
    })
final class SummaryGenerationsCommand extends SessionCommand {
  @Mixin private SummaryChoice choice = new SummaryChoice();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The newest N, 1 to 10000; ${DEFAULT-VALUE} unless given.")
  private int limit = 100;

  @Mixin private FormatOption format = new FormatOption();

  SummaryGenerationsCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    if (limit < 1 || limit > Republication.MOST_GENERATIONS) {
      throw new CommandRefused(
          "Invalid limit: %d is not in 1..%d".formatted(limit, Republication.MOST_GENERATIONS));
    }
    List<PublishedGeneration> generations =
        session.part(Republication.class).generations(choice.merchantDay(), choice.job(), limit);
    format.print(
        format.format() == Format.TABLE
            ? GenerationSheets.brief(generations)
            : GenerationSheets.whole(generations),
        session.console(),
        "Nothing was ever published of %s by job %s. Run it: nightjar run %s %s"
            .formatted(
                choice.merchantDay(), choice.job(), choice.job(), choice.merchantDay().day()));
    return ExitCode.OK;
  }
}
