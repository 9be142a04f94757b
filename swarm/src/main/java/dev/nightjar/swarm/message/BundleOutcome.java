package dev.nightjar.swarm.message;

import java.util.List;

/**
 * How the calls of a bundle ended, in its order; the last ones are missing where the ends before
 * them are so large that theirs might not travel with them: they did not begin.
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
