package dev.nightjar.swarm.message;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls of a group that one slot executes one after the other: for short calls, carrying them costs
 * more than they do.
 *
 * @param contract the contract's name
 * @param method the method's name
 * @param arguments of each call, each as JSON
 * @param places of the calls in their group, from 0
 * @param context values by key, for all of them
 * @param limits what each may take
 */
public record BundleRequest(
    String contract,
    String method,
    List<List<String>> arguments,
    List<Integer> places,
    SortedMap<String, String> context,
    CallLimits limits) {
  public BundleRequest {
    if (arguments.isEmpty() || arguments.size() != places.size()) {
      throw new IllegalArgumentException(
          "Invalid bundle: %d calls at %d places".formatted(arguments.size(), places.size()));
    }
    arguments = List.copyOf(arguments);
    places = List.copyOf(places);
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /** One of its calls. */
  public CallRequest call(int index) {
    return new CallRequest(
        contract,
        method,
        arguments.get(index),
        context,
        limits,
        new GroupPlace(places.get(index), 0));
  }
}
