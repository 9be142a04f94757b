package dev.nightjar.starter.command;

import dev.nightjar.activities.publish.Republication;
import dev.nightjar.activities.publish.RollbackPlan;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.confirm.Confirmation;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.summary.RepublicationText;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar summary rollback MERCHANT DAY --to GENERATION}. */
@Command(
    name = "rollback",
    description = {
      "Publish an older generation's rows again, as a new generation, after asking.",
      "Readers see it until a run of the day is forced, or one takes in data that arrived since.",
      "It may be killed at any moment: readers see all of it or none of it."
    })
final class SummaryRollbackCommand extends SessionCommand {
  @Mixin private SummaryChoice choice = new SummaryChoice();

  @Option(
      names = "--to",
      paramLabel = "GENERATION",
      required = true,
      description = "Which one, of those that nightjar summary generations lists.")
  private @Nullable Generation to;

  @Option(names = "--dry-run", description = "Say what would be; publish nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private FormatOption format = new FormatOption();

  SummaryRollbackCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    Console console = session.console();
    Republication republication = session.part(Republication.class);
    RollbackPlan plan =
        republication.plan(choice.merchantDay(), choice.job(), Objects.requireNonNull(to));
    RepublicationText text = new RepublicationText(plan.merchantDay(), plan.job());
    if (dryRun) {
      print(text.dryRun(plan.current(), plan.source()), console);
      return ExitCode.OK;
    }
    if (!yes && !plan.isDone()) {
      text.change(plan.current(), plan.source()).forEach(console.err()::println);
      Confirmation.ask(console, "Publish it again? [y/N] ", "Nothing was published");
    }
    print(text.done(rollback(republication, plan, console)), console);
    return ExitCode.OK;
  }

  private static Pointer rollback(Republication republication, RollbackPlan plan, Console console)
      throws IOException {
    ProgressLine progress = console.progressLine();
    long[] batches = {0};
    try {
      return republication.rollback(
          plan,
          () -> progress.update(RepublicationText.progress(++batches[0], plan.source().rows())));
    } finally {
      progress.clear();
    }
  }

  private void print(RepublicationText.Said said, Console console) {
    if (format.format() == Format.TABLE) {
      said.lines().forEach(console.out()::println);
    } else {
      console.out().println(said.facts().json());
    }
  }
}
