package dev.nightjar.starter.command;

import dev.nightjar.activities.publish.Republication;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.confirm.Confirmation;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.summary.RepublicationText;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar summary withdraw MERCHANT DAY --reason TEXT}. */
@Command(
    name = "withdraw",
    description = {
      "Publish that nothing is published of a merchant's day, and why, after asking.",
      "Readers are told the reason instead of data, until a run of the day is forced, one takes in",
      "data that arrived since, or nightjar summary rollback publishes an older generation again."
    })
final class SummaryWithdrawCommand extends SessionCommand {
  @Mixin private SummaryChoice choice = new SummaryChoice();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, on one line; readers see it.")
  private Origin.@Nullable Withdrawal withdrawal;

  @Option(names = "--dry-run", description = "Say what would be; publish nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private FormatOption format = new FormatOption();

  SummaryWithdrawCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    Console console = session.console();
    Origin.Withdrawal reason = Objects.requireNonNull(withdrawal);
    Republication republication = session.part(Republication.class);
    Pointer current = republication.withdrawable(choice.merchantDay(), choice.job());
    RepublicationText text = new RepublicationText(choice.merchantDay(), choice.job());
    if (dryRun) {
      print(text.dryRun(current, reason), console);
      return ExitCode.OK;
    }
    if (!yes && !current.withdrawal().equals(Optional.of(reason))) {
      text.change(current, reason).forEach(console.err()::println);
      Confirmation.ask(console, "Withdraw it? [y/N] ", "Nothing was withdrawn");
    }
    print(text.done(republication.withdraw(choice.merchantDay(), choice.job(), reason)), console);
    return ExitCode.OK;
  }

  private void print(RepublicationText.Said said, Console console) {
    if (format.format() == Format.TABLE) {
      said.lines().forEach(console.out()::println);
    } else {
      console.out().println(said.facts().json());
    }
  }
}
