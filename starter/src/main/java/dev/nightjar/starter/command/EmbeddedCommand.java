package dev.nightjar.starter.command;

import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.starter.connect.OpenStack;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.connect.ShutdownSignal;
import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.ShellText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar embedded}. */
@Command(
    name = "embedded",
    description = "Run the embedded stack with a worker host, until Ctrl-C or hosts stop.")
final class EmbeddedCommand extends SessionCommand {
  private static final Path IN_WORKING_FOLDER = Path.of(".nightjar", "embedded");

  /** For how long the ledger, which goes with the stack, still says that the host has stopped. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where its data stays; .nightjar/embedded unless given.")
  private @Nullable Path data;

  EmbeddedCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  Session open(NightjarCommand options) {
    return options.session(new StackChoice.EmbeddedIn(folder(options)));
  }

  private Path folder(NightjarCommand options) {
    return data == null ? options.embeddedFolder().orElse(IN_WORKING_FOLDER) : data;
  }

  @Override
  ExitCode run(Session session) throws IOException, InterruptedException {
    try (ShutdownSignal signal = ShutdownSignal.install()) {
      OpenStack stack = session.stack();
      EmbeddedStack embedded =
          stack
              .embedded()
              .orElseThrow(
                  () ->
                      new CommandRefused(
                          "Another process runs an embedded stack on that folder already. Use it:"
                              + " nightjar --embedded DIR COMMAND"));
      stack.needsWorkers();
      stack.workers().ifPresent(host -> HostWatch.start(host, signal, FAREWELL));
      describe(session.console().out(), embedded);
      stack
          .health()
          .ifPresent(
              at ->
                  session
                      .console()
                      .out()
                      .println("How it is: %s/readyz and %s/metrics".formatted(at, at)));
      signal.await();
      session.console().err().println("Stopping ...");
      session.close();
    }
    return ExitCode.OK;
  }

  private static void describe(PrintStream out, EmbeddedStack embedded) {
    embedded.description().forEach(out::println);
    embedded.lacks().forEach(line -> out.println("  " + line));
    out.println();
    embedded.settings().forEach((key, value) -> out.println(key + "=" + value));
    out.println();
    out.println("It runs with a worker host until Ctrl-C. From another shell:");
    out.println(
        "  nightjar --embedded %s status".formatted(ShellText.quoted(embedded.dataFolder())));
  }
}
