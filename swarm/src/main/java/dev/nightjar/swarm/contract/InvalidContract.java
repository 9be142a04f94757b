package dev.nightjar.swarm.contract;

import java.util.List;

/** An interface that can't be a contract. The message names every reason. */
public final class InvalidContract extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidContract(Class<?> type, List<String> problems) {
    super(
        "Cannot call %s through the swarm:%n  - %s"
            .formatted(type.getName(), String.join("%n  - ".formatted(), problems)));
    this.problems = List.copyOf(problems);
  }

  /** The reasons, a sentence each. */
  public List<String> problems() {
    return problems;
  }
}
