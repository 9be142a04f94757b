package dev.nightjar.starter.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code nightjar version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Print the version.")
final class VersionCommand implements Callable<Integer> {
  private final NightjarCommand root;

  VersionCommand(NightjarCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    for (String line : new VersionText().getVersion()) {
      root.console().out().println(line);
    }
    return 0;
  }
}
