package dev.nightjar.swarm.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.host.CallExecutor;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.GroupRequest;
import dev.nightjar.swarm.transport.Carriage;
import dev.nightjar.swarm.transport.FoundCall;
import dev.nightjar.swarm.transport.FoundGroup;
import dev.nightjar.swarm.transport.GroupCarriage;
import dev.nightjar.swarm.transport.StartTerms;
import dev.nightjar.swarm.transport.Transport;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Calls carried within the process: by the same requests and outcomes, executed by the same code as
 * on a worker host. Thread-safe.
 */
public final class LocalTransport implements Transport {
  private final LocalOptions options;
  private final CallExecutor executor;
  private final Offers offers;
  private final ConcurrentMap<String, LocalLane> lanes = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, StartedCall> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, StartedGroup> groups = new ConcurrentHashMap<>();

  private record StartedCall(LocalCall call, CallRequest request, String lane, Instant at) {}

  private record StartedGroup(LocalGroup group, GroupRequest request, String lane, Instant at) {}

  /** Of these services. */
  public LocalTransport(
      LocalOptions options, Collection<SwarmService> services, ObjectMapper mapper) {
    this.options = options;
    this.offers = Offers.of(services);
    this.executor = new CallExecutor(offers, mapper);
  }

  /** The worker hosts that it plays, if any contract of theirs is of that lane. */
  public SortedSet<String> hosts(String lane) {
    SortedSet<String> hosts = new TreeSet<>();
    if (offers.lanes().contains(lane)) {
      for (int host = 1; host <= options.hosts(); host++) {
        hosts.add("local-" + host);
      }
    }
    return hosts;
  }

  @Override
  public Carriage start(String id, String lane, CallRequest request, StartTerms terms) {
    refuse(lane, request.fullName());
    return calls
        .computeIfAbsent(
            id,
            key ->
                new StartedCall(
                    lane(lane).execute(request, Optional.empty()), request, lane, Instant.now()))
        .call();
  }

  @Override
  public GroupCarriage startGroup(String id, String lane, GroupRequest request, StartTerms terms) {
    refuse(lane, request.call(0).fullName());
    StartedGroup before = groups.get(id);
    if (before != null) {
      before.request().checkSameAs(request, id);
      return before.group().found();
    }
    return groups
        .computeIfAbsent(
            id,
            key ->
                new StartedGroup(new LocalGroup(lane(lane), request), request, lane, Instant.now()))
        .group();
  }

  private void refuse(String lane, String name) {
    options
        .faults()
        .refusal()
        .ifPresent(
            hint -> {
              throw new ResourceNotAvailable(name, lane, "was told to refuse", hint);
            });
  }

  private LocalLane lane(String lane) {
    return lanes.computeIfAbsent(lane, name -> new LocalLane(name, options, executor));
  }

  @Override
  public Optional<FoundCall> find(String id) {
    return Optional.ofNullable(calls.get(id))
        .map(
            found ->
                new FoundCall(
                    found.call(),
                    found.request(),
                    found.lane(),
                    found.at(),
                    found.call().endedAt()));
  }

  @Override
  public Optional<FoundGroup> findGroup(String id) {
    return Optional.ofNullable(groups.get(id))
        .map(found -> new FoundGroup(found.group(), found.request(), found.lane(), found.at()));
  }

  /** Ends the worker hosts that it plays; what runs is interrupted. */
  @Override
  public void close() {
    lanes.values().forEach(LocalLane::close);
  }
}
