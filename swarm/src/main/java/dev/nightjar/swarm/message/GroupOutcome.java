package dev.nightjar.swarm.message;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ends of a page's calls: those that ended next after the ones that the reader knows.
 *
 * @param outcomes by the call's place in the page, from 0
 * @param known how many ends the reader knows with these, in the order in which they came
 */
public record GroupOutcome(SortedMap<Integer, CallOutcome> outcomes, int known) {
  public GroupOutcome {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
  }
}
