package dev.nightjar.worker.web;

import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.worker.config.SwarmHttpSettings;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The contracts that can be called over HTTP, by name. Immutable. */
final class ExposedContracts {
  private final SortedMap<String, Contract> contracts;

  private ExposedContracts(SortedMap<String, Contract> contracts) {
    this.contracts = Collections.unmodifiableSortedMap(contracts);
  }

  /**
   * Those of what is offered.
   *
   * @throws IllegalArgumentException when one of the names is not offered
   */
  static ExposedContracts of(Offers offers, SortedSet<String> names) {
    SortedMap<String, Contract> offered =
        offers.services().stream()
            .map(SwarmService::contract)
            .collect(
                Collectors.toMap(
                    Contract::name, contract -> contract, (one, other) -> one, TreeMap::new));
    if (names.contains(SwarmHttpSettings.ALL)) {
      return new ExposedContracts(offered);
    }
    SortedMap<String, Contract> exposed = new TreeMap<>();
    for (String name : names) {
      Contract contract = offered.get(name);
      if (contract == null) {
        throw new IllegalArgumentException(
            "Cannot expose contract '%s' over HTTP (swarm.http.contracts): this worker host offers %s"
                .formatted(name, offered.keySet()));
      }
      exposed.put(name, contract);
    }
    return new ExposedContracts(exposed);
  }

  /** A method, as a path names it: {@code /CONTRACT/METHOD}. */
  Optional<ExposedMethod> method(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    Contract contract = contracts.get(path.substring(1, slash));
    ContractMethod method =
        contract == null ? null : contract.methods().get(path.substring(slash + 1));
    return contract == null || method == null
        ? Optional.empty()
        : Optional.of(new ExposedMethod(contract, method));
  }

  Collection<Contract> all() {
    return contracts.values();
  }
}
