package dev.nightjar.starter.connect;

import java.nio.file.Path;

/** Which stack a command works on. */
public sealed interface StackChoice {
  /** The servers that the configuration names. */
  record Configured() implements StackChoice {}

  /**
   * The embedded stack that runs in a folder, or one that is started there.
   *
   * @param folder its data folder
   */
  record EmbeddedIn(Path folder) implements StackChoice {}

  /** An embedded stack whose data goes with it. */
  record Temporary() implements StackChoice {}
}
