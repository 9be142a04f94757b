package dev.nightjar.workflows.message;

import java.util.List;

/**
 * What became of a chunk that failed for good.
 *
 * @param splits the numbers of the chunks that it was split into, one a merchant; empty when it had
 *     one merchant and is out
 */
public record FailReport(List<Integer> splits) {
  public FailReport {
    splits = List.copyOf(splits);
  }
}
