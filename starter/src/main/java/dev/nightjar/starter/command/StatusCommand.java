package dev.nightjar.starter.command;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.run.KnownRun;
import dev.nightjar.starter.run.LostRuns;
import dev.nightjar.starter.run.PlannedMerchants;
import dev.nightjar.starter.run.RunText;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.TemporalUnavailable;
import io.temporal.client.WorkflowServiceException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar status [RUN]}. */
@Command(name = "status", description = "Show the latest runs, or all about one.")
final class StatusCommand extends SessionCommand {
  /** How many merchants are named of each kind; all are counted. */
  private static final int LISTED = 1000;

  private static final int SLOWEST = 5;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "JOB/DAY/GROUP/CUTOFF.")
  private @Nullable RunId run;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "How many runs to show; ${DEFAULT-VALUE} unless given.")
  private int last = 20;

  @Mixin private FormatOption format = new FormatOption();

  StatusCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    Ledger ledger = session.part(Ledger.class);
    if (run != null) {
      one(session, ledger, run);
    } else {
      latest(session, worded(session, ledger.runs(last)));
    }
    return ExitCode.OK;
  }

  private void latest(Session session, List<RunRecord> runs) {
    format.print(
        RunText.sheet(runs), session.console(), "No runs yet. Start one: nightjar run JOB DAY");
    if (format.format() == Format.TABLE && session.console().width() != Console.UNLIMITED) {
      // A terminal's table has no room for messages; these ask for something.
      runs.stream()
          .filter(record -> record.state() != RunState.COMPLETED && record.message() != null)
          .forEach(
              record ->
                  session
                      .console()
                      .out()
                      .println(
                          record.id() + ": " + SafeText.escaped(String.valueOf(record.message()))));
    }
  }

  /** Runs that nothing carries any more say so; if Temporal can't be asked, nothing is said. */
  private static List<RunRecord> worded(Session session, List<RunRecord> runs) throws IOException {
    if (runs.stream().allMatch(record -> record.state().isEnd())) {
      return runs;
    }
    try {
      return runs.stream()
          .map(new LostRuns(session.part(RunClient.class), session.part(Ledger.class))::worded)
          .toList();
    } catch (TemporalUnavailable | WorkflowServiceException e) {
      return runs;
    }
  }

  private void one(Session session, Ledger ledger, RunId id) throws IOException {
    PrintStream out = session.console().out();
    int width = session.console().width();
    RunRecord record = worded(session, List.of(KnownRun.of(ledger, id))).get(0);
    PlannedMerchants planned = PlannedMerchants.of(ledger, id);
    List<MerchantId> open = record.state().isEnd() ? planned.leftOpen() : List.of();
    Facts facts = RunText.facts(record, ledger.basis(id)).count("merchants_left_open", open.size());
    Sheet failures = RunText.failures(first(planned.takenOut()));
    Sheet leftOpen = RunText.leftOpen(first(open));
    Sheet slowest = RunText.slowest(ledger.slowest(id, SLOWEST));
    if (format.format() != Format.TABLE) {
      out.println(
          facts
              .sheet("failures", failures)
              .sheet("left_open", leftOpen)
              .sheet("slowest_merchants", slowest)
              .json());
      return;
    }
    facts.lines().forEach(out::println);
    print("Taken out:", failures, out, width);
    print("Left open, neither published nor taken out:", leftOpen, out, width);
    print("Slowest merchants, by their own chunks:", slowest, out, width);
    if (record.state().isEnd() && !planned.unpublished().isEmpty()) {
      out.println("Mend the cause, then: " + session.command("runs retry " + id));
    }
  }

  private static <T> List<T> first(List<T> all) {
    return all.stream().limit(LISTED).toList();
  }

  private void print(String title, Sheet sheet, PrintStream out, int width) {
    if (!sheet.isEmpty()) {
      out.println();
      out.println(title);
      format.format().print(sheet, out, width);
    }
  }
}
