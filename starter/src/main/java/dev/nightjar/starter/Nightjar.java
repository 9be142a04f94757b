package dev.nightjar.starter;

import dev.nightjar.starter.command.CommandTree;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.LogLevels;

/** The command {@code nightjar}. */
public final class Nightjar {
  private Nightjar() {}

  /** Executes one command and exits with its code. */
  public static void main(String[] args) {
    LogLevels.set(args);
    System.exit(CommandTree.execute(Console.ofProcess(System.getProperties()), args));
  }
}
