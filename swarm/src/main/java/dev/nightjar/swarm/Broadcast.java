package dev.nightjar.swarm;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A method called on every worker host.
 *
 * @param hosts who was there, in order
 * @param calls the call of each
 */
public record Broadcast<R>(List<String> hosts, List<SwarmCall<R>> calls) {
  public Broadcast {
    hosts = List.copyOf(hosts);
    calls = List.copyOf(calls);
  }

  /** The call of each worker host by its identity. */
  public SortedMap<String, SwarmCall<R>> byHost() {
    SortedMap<String, SwarmCall<R>> byHost = new TreeMap<>();
    for (int i = 0; i < hosts.size(); i++) {
      byHost.put(hosts.get(i), calls.get(i));
    }
    return Collections.unmodifiableSortedMap(byHost);
  }
}
