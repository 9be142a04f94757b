package dev.nightjar.swarm.message;

import java.util.List;

/**
 * How the calls of a bundle ended, in its order.
 *
 * @param outcomes what each came to
 * @param again the indexes of those for which another attempt may come to something else
 */
public record BundleOutcome(List<CallOutcome> outcomes, List<Integer> again) {
  public BundleOutcome {
    outcomes = List.copyOf(outcomes);
    again = List.copyOf(again);
  }
}
