package dev.nightjar.starter.command;

import dev.nightjar.starter.console.Console;

/** What {@code --progress} may say. */
enum ProgressChoice {
  /** As the console suggests. */
  AUTO,
  /** Redrawn in place. */
  LIVE,
  /** A line every few seconds. */
  PLAIN,
  /** Nothing. */
  NONE;

  Console on(Console console) {
    return switch (this) {
      case AUTO -> console;
      case LIVE -> console.with(Console.Progress.LIVE);
      case PLAIN -> console.with(Console.Progress.PLAIN);
      case NONE -> console.with(Console.Progress.NONE);
    };
  }
}
