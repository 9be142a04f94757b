package dev.nightjar.worker.swarm;

import com.google.inject.Inject;
import com.google.inject.Provider;
import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.swarm.temporal.Queues;
import dev.nightjar.swarm.transport.HostDirectory;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is there, by the ledger: who gave a sign of life lately and takes tasks. Thread-safe. */
public final class LedgerHosts implements HostDirectory {
  private final Provider<Hosts> hosts;

  /** The ledger is opened when it is first asked. */
  @Inject
  public LedgerHosts(Provider<Hosts> hosts) {
    this.hosts = hosts;
  }

  @Override
  public SortedSet<String> live(String lane) {
    String queue = Queues.ofLane(lane);
    return Collections.unmodifiableSortedSet(
        hosts.get().all().stream()
            .filter(HostRecord::takesTasks)
            .filter(host -> host.beat().lanes().stream().anyMatch(one -> one.queue().equals(queue)))
            .map(HostRecord::host)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
