package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.connect.SessionOptions;
import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.console.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the commands, and the options that every command takes. */
@Command(
    name = "nightjar",
    description = "A durable nightly batch engine: raw merchant events in, summaries out.",
    footer = {
      "",
      "Start here: nightjar demo",
      "Exit codes: 0 done, 1 refused or failed, 2 done in part, 64 wrong command line,",
      "130 ended by Ctrl-C, 143 by SIGTERM.",
      "",
      "A run's cutoff is the moment as of which it reads raw data, fixed when it starts. What it publishes",
      "of a merchant's day is a generation, numbered by the cutoff: readers see the newest one, whole."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND")
final class NightjarCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "Configuration (else NIGHTJAR_CONFIG, else ./nightjar.properties if it is there).")
  private @Nullable Path configFile;

  @Option(
      names = "--embedded",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "Work on the embedded stack with its data in DIR: the one that runs there, else one that"
              + " is started for this command.")
  private @Nullable Path embeddedFolder;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces and more of the log.")
  private boolean debug;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      scope = ScopeType.INHERIT,
      description =
          "How progress is shown, on the error stream: live (redrawn in place), plain (a line every"
              + " few seconds), none; auto, the default, is live on a terminal, else plain.")
  private ProgressChoice progress = ProgressChoice.AUTO;

  NightjarCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
  }

  boolean isDebug() {
    return debug;
  }

  Console console() {
    return progress.on(console);
  }

  /** A session on the stack that the options name. */
  Session session() {
    return session(
        embeddedFolder()
            .<StackChoice>map(StackChoice.EmbeddedIn::new)
            .orElseGet(StackChoice.Configured::new));
  }

  /** A session on a stack, whatever the options say of it. */
  Session session(StackChoice stack) {
    return new Session(console(), new SessionOptions(Optional.ofNullable(configFile), stack));
  }

  /** The file that says how to connect to the stack that the options name, if they name one. */
  Optional<Path> stackSettings() {
    return Optional.ofNullable(configFile)
        .or(() -> embeddedFolder().map(folder -> folder.resolve("nightjar.properties")))
        .map(Path::toAbsolutePath);
  }

  Optional<Path> embeddedFolder() {
    return Optional.ofNullable(embeddedFolder);
  }
}
