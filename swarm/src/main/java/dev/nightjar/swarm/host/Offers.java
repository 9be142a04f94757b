package dev.nightjar.swarm.host;

import dev.nightjar.swarm.contract.Contract;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All that a process offers. Immutable. */
public final class Offers {
  private final Map<String, SwarmService> services;

  private Offers(Map<String, SwarmService> services) {
    this.services = services;
  }

  /**
   * Of these services.
   *
   * @throws IllegalArgumentException when two contracts have one name
   */
  public static Offers of(Collection<SwarmService> services) {
    Contract.byName(services.stream().map(SwarmService::contract));
    Map<String, SwarmService> byName = new LinkedHashMap<>();
    services.forEach(service -> byName.put(service.contract().name(), service));
    return new Offers(byName);
  }

  /** What is offered under a contract's name. */
  public Optional<SwarmService> service(String contract) {
    return Optional.ofNullable(services.get(contract));
  }

  /** Every service. */
  public List<SwarmService> services() {
    return List.copyOf(services.values());
  }

  /** The lanes of the contracts. */
  public SortedSet<String> lanes() {
    return Collections.unmodifiableSortedSet(
        services.values().stream()
            .map(service -> service.contract().lane())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Whether nothing is offered. */
  public boolean isEmpty() {
    return services.isEmpty();
  }
}
