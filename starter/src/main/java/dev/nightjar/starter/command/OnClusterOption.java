package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.StackChoice;
import dev.nightjar.starter.failure.CommandRefused;
import picocli.CommandLine.Option;

/**
 * The option of commands that have an embedded stack of their own unless they are told otherwise.
 * What they bring stays on the servers, so a configuration alone does not tell them.
 */
final class OnClusterOption {
  private static final String VARIABLE = "NIGHTJAR_ON_CLUSTER";

  @Option(
      names = "--on-cluster",
      description = {
        "Use the servers that the configuration names and the worker hosts there, not an embedded stack;",
        "merchants, events and summaries stay on them. Also with NIGHTJAR_ON_CLUSTER=true."
      })
  private boolean given;

  /** The cluster if it is asked for, else the command's own stack. */
  StackChoice orElse(NightjarCommand options, StackChoice own) {
    if (given && options.embeddedFolder().isPresent()) {
      throw new CommandRefused(
          "Cannot use the cluster and the embedded stack in '%s' at once. Leave out --on-cluster or --embedded"
              .formatted(options.embeddedFolder().get()));
    }
    boolean asked = given || "true".equals(options.console().environment().get(VARIABLE));
    return asked && options.embeddedFolder().isEmpty() ? new StackChoice.Configured() : own;
  }
}
