package dev.nightjar.swarm.message;

import java.util.List;
import java.util.Optional;

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

  /** What the call at a place came to; empty when it did not begin. */
  public Optional<CallOutcome> outcome(int place) {
    return place < outcomes.size() ? Optional.of(outcomes.get(place)) : Optional.empty();
  }
}
