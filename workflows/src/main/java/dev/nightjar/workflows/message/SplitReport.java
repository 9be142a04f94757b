package dev.nightjar.workflows.message;

import java.util.List;

/**
 * What became of a chunk that outgrew its weight.
 *
 * @param parts the numbers of the chunks that it was split into; empty when it had failed before
 */
public record SplitReport(List<Integer> parts) {
  public SplitReport {
    parts = List.copyOf(parts);
  }
}
