package dev.nightjar.activities.ledger;

import java.nio.file.Path;
import java.util.List;

/** A file of merchants that cannot be taken; every problem in it, each with its line. */
public final class InvalidMerchantFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidMerchantFile(Path file, List<String> problems) {
    super(
        "Cannot take merchants from %s: %d problem%s, nothing was applied%n%s"
            .formatted(
                file,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                String.join(System.lineSeparator(), problems)));
    this.problems = List.copyOf(problems);
  }

  /** One text a problem, in order of their lines: {@code FILE:LINE: merchant 'ID': what}. */
  public List<String> problems() {
    return problems;
  }
}
