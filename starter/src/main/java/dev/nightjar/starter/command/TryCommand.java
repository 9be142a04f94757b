package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.trial.PlainNarrator;
import dev.nightjar.starter.trial.Trial;
import dev.nightjar.starter.trial.TrialInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar try EVENTS... MERCHANTS}. */
@Command(
    name = "try",
    description = {
      "See what merchant-analytics says about your data, with no servers of your own:",
      "import merchants, ingest events, run a night for every business day, print the summaries."
    })
final class TryCommand extends SessionCommand {
  @Parameters(
      arity = "2..*",
      paramLabel = "EVENTS... MERCHANTS",
      hideParamSyntax = true,
      description = {
        "Files of events: newline-delimited JSON, plain, gzip or zstd;",
        "and last a JSON array of merchants with their zones and currencies."
      })
  private List<Path> files = new ArrayList<>();

  @Option(names = "--export", paramLabel = "DIR", description = "Write CSV files into DIR.")
  private @Nullable Path export;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the stack's data in DIR; it is temporary unless given.")
  private @Nullable Path data;

  @Mixin private OnClusterOption onCluster = new OnClusterOption();

  TryCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  Session open(NightjarCommand options) {
    StackChoice own =
        Optional.ofNullable(data)
            .or(options::embeddedFolder)
            .<StackChoice>map(StackChoice.EmbeddedIn::new)
            .orElseGet(StackChoice.Temporary::new);
    StackChoice stack = onCluster.orElse(options, own);
    if (data != null && stack instanceof StackChoice.Configured) {
      throw new CommandRefused(
          "Cannot keep a stack's data in '%s': the cluster keeps its own. Leave out --data or --on-cluster"
              .formatted(data));
    }
    return options.session(stack);
  }

  @Override
  ExitCode run(Session session) throws IOException, InterruptedException {
    TrialInput input =
        new TrialInput(
            files.subList(0, files.size() - 1),
            files.subList(files.size() - 1, files.size()),
            Optional.ofNullable(export));
    return new Trial(session, input, new PlainNarrator(session.console().err(), session.choice()))
        .run();
  }
}
