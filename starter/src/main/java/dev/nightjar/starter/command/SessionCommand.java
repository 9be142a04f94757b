package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command that works on a stack. */
@Command(mixinStandardHelpOptions = true, versionProvider = VersionText.class)
abstract class SessionCommand implements Callable<Integer> {
  private final NightjarCommand root;

  SessionCommand(NightjarCommand root) {
    this.root = root;
  }

  @Override
  public final Integer call() throws Exception {
    try (Session session = open(root)) {
      return run(session).number();
    }
  }

  /** Opens the session; on the stack that the options name, unless the command knows better. */
  Session open(NightjarCommand options) {
    return options.session();
  }

  /** Does the command's work. */
  abstract ExitCode run(Session session) throws Exception;
}
