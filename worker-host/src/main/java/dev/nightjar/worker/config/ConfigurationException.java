package dev.nightjar.worker.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration has mistakes; the message lists them all. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // Not serialized: the message says it all.
  private final transient List<ConfigurationProblem> problems;

  /** Lists the problems in order. */
  public ConfigurationException(List<ConfigurationProblem> problems) {
    super(
        problems.stream()
            .map(problem -> "  " + problem)
            .collect(
                Collectors.joining(
                    "\n",
                    "Invalid configuration: %d problem%s\n"
                        .formatted(problems.size(), problems.size() == 1 ? "" : "s"),
                    "\nEvery key and its default is in docker/nightjar.example.properties.")));
    this.problems = List.copyOf(problems);
  }

  /** Every mistake. */
  public List<ConfigurationProblem> problems() {
    return problems;
  }
}
