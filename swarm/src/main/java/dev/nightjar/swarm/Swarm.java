package dev.nightjar.swarm;

import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.RemoteException;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.SwarmException;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.lane.LaneTable;
import dev.nightjar.swarm.local.LocalOptions;
import dev.nightjar.swarm.local.LocalTransport;
import dev.nightjar.swarm.stub.Capture;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Stubs;
import dev.nightjar.swarm.temporal.StandaloneTransport;
import dev.nightjar.swarm.temporal.TemporalTransport;
import dev.nightjar.swarm.transport.Transport;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods on any worker host, the way they are called at home.
 *
 * <pre>{@code
 * Swarm swarm = Swarm.of(client);
 * PriceEngine prices = swarm.stub(PriceEngine.class);
 * Offer offer = prices.price(visit);                          // as a local call
 * SwarmCall<Offer> call = swarm.call(prices::price, visit);   // without waiting
 * SwarmGroup<Offer> all = swarm.callAll(prices::price, visits);
 * List<Offer> offers = swarm.join(Duration.ofSeconds(30), all.calls());
 * }</pre>
 *
 * <p>Thread-safe. What a lane does under overload is in {@link #lanes()} and may be changed while
 * calls are made.
 */
public final class Swarm implements AutoCloseable {
  private final Transport transport;
  private final Caller caller;
  private final Groups groups;
  private final CallOptions call;

  private Swarm(Transport transport, Caller caller, CallOptions call) {
    this.transport = transport;
    this.caller = caller;
    this.groups = new Groups(caller);
    this.call = call;
  }

  /** Over a connection to Temporal, which stays the caller's to close. */
  public static Swarm of(WorkflowClient client) {
    return of(client, SwarmOptions.defaults());
  }

  /** The same, as the options say. */
  public static Swarm of(WorkflowClient client, SwarmOptions options) {
    Transport workflows = new TemporalTransport(client);
    return over(
        options.standaloneActivities() ? new StandaloneTransport(client, workflows) : workflows,
        options);
  }

  /**
   * In this process alone, without any server, with values still written and read as if they
   * travelled: for unit tests. Close it.
   */
  public static Swarm local(SwarmService... services) {
    return local(LocalOptions.defaults(), services);
  }

  /** The same with worker hosts, slots and failures as the options say. */
  public static Swarm local(LocalOptions local, SwarmService... services) {
    return local(local, SwarmOptions.defaults(), services);
  }

  /** The same, calling as the options say. */
  public static Swarm local(LocalOptions local, SwarmOptions options, SwarmService... services) {
    LocalTransport transport = new LocalTransport(local, List.of(services), options.mapper());
    return over(transport, options.withHosts(transport::hosts));
  }

  private static Swarm over(Transport transport, SwarmOptions options) {
    return new Swarm(transport, new Caller(transport, options), CallOptions.defaults());
  }

  /** The same swarm, for calls with these options: {@code swarm.with(options).call(...)}. */
  public Swarm with(CallOptions options) {
    return new Swarm(transport, caller, options);
  }

  /** What lanes do under overload, and what has become of their calls. */
  public LaneTable lanes() {
    return caller.lanes();
  }

  /**
   * A stub whose methods look and behave like local ones: each waits for its answer. An exception
   * that the method declares is thrown as itself, with a {@link CallFailed} as its cause;
   * everything else that goes wrong is a {@link SwarmException}.
   *
   * @throws dev.nightjar.swarm.contract.InvalidContract when the interface can't be called through
   *     the swarm
   * @throws IllegalArgumentException when its lane has another policy than it relies on
   */
  public <T> T stub(Class<T> type) {
    Contract contract = caller.contract(type);
    return Stubs.of(type, contract, this::await);
  }

  private @Nullable Object await(Invocation invocation) throws Throwable {
    SwarmCall<@Nullable Object> started = caller.start(invocation, call);
    Joins.await(started);
    SwarmException failure = started.failure().orElse(null);
    if (failure instanceof CallFailed failed) {
      throw RemoteException.of(
              invocation.method(), failed.remoteType(), failed.remoteMessage(), failed)
          .orElse(failed);
    }
    return started.value();
  }

  /**
   * Calls without waiting for the answer, but until the call is stored in Temporal.
   *
   * @throws dev.nightjar.swarm.failure.ResourceNotAvailable when the lane refuses it
   * @throws dev.nightjar.swarm.failure.CallTimedOut when Temporal did not take it within its limit
   * @throws CallFailed when it is too large, or Temporal could not be asked
   */
  public <A, R> SwarmCall<R> call(SwarmFunction<A, R> method, A argument) {
    return call(() -> method.apply(argument));
  }

  /** The same with two arguments. */
  public <A, B, R> SwarmCall<R> call(SwarmBiFunction<A, B, R> method, A first, B second) {
    return call(() -> method.apply(first, second));
  }

  /** The same with any: {@code swarm.call(() -> stub.price(a, b, c))}. */
  public <R> SwarmCall<R> call(SwarmSupplier<R> method) {
    return caller.start(Capture.of(method::get), call);
  }

  /** The same for a method without a result. */
  public <A> SwarmCall<@Nullable Void> run(SwarmConsumer<A> method, A argument) {
    return run(() -> method.accept(argument));
  }

  /** The same with any arguments: {@code swarm.run(() -> stub.forget(a, b))}. */
  public SwarmCall<@Nullable Void> run(SwarmRunnable method) {
    return caller.start(Capture.of(method::run), call);
  }

  /**
   * Calls without ever asking for an answer. Once this returns, the call outlives this process. In
   * a CONSISTENT lane it is bounded like others: at the bound it is cancelled, though nobody had
   * begun it.
   *
   * @return the call's id
   */
  public <A> String send(SwarmConsumer<A> method, A argument) {
    return run(method, argument).id();
  }

  /** The same with any arguments. */
  public String send(SwarmRunnable method) {
    return run(method).id();
  }

  /**
   * Calls one method for each argument: a durable group, of which a window is on its way at once.
   * Once this returns, the group outlives this process.
   *
   * @throws dev.nightjar.swarm.failure.ResourceNotAvailable when the lane refuses it, all of it
   * @throws IllegalArgumentException when it is of two methods, or other calls have the given id
   */
  public <A, R> SwarmGroup<R> callAll(SwarmFunction<A, R> method, Collection<A> arguments) {
    if (arguments.isEmpty()) {
      return new SwarmGroup<>("", List.of(), () -> {});
    }
    List<Invocation> invocations = new ArrayList<>();
    arguments.forEach(argument -> invocations.add(Capture.of(() -> method.apply(argument))));
    return groups.start(Groups.members(invocations, call));
  }

  /**
   * Calls a method on every worker host that lives and serves its lane, once each at most.
   *
   * @throws IllegalStateException when this swarm was not told who is there
   */
  public <R> Broadcast<R> broadcast(SwarmSupplier<R> method) {
    return broadcast(Capture.of(method::get));
  }

  /** The same for a method without a result. */
  public Broadcast<@Nullable Void> broadcastRun(SwarmRunnable method) {
    return broadcast(Capture.of(method::run));
  }

  private <R> Broadcast<R> broadcast(Invocation invocation) {
    SortedSet<String> hosts =
        caller
            .options()
            .hosts()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot broadcast %s: this swarm does not know who is there. Say so with SwarmOptions.withHosts"
                            .formatted(invocation.fullName())))
            .live(invocation.contract().lane());
    if (hosts.isEmpty()) {
      return new Broadcast<>(List.of(), List.of());
    }
    SwarmGroup<R> group = groups.start(Groups.members(invocation, call, hosts));
    return new Broadcast<>(List.copyOf(hosts), group.calls());
  }

  /**
   * A call that this process or another has started.
   *
   * @param type the interface of its contract
   * @param id as {@link SwarmCall#id()} gave it
   * @param <R> what the method returns
   */
  public <R> Optional<SwarmCall<R>> find(Class<?> type, String id) {
    int mark = id.lastIndexOf('#');
    if (mark < 0) {
      return Found.call(caller, type, id);
    }
    OptionalInt place = Found.place(id.substring(mark + 1));
    return place.isEmpty()
        ? Optional.empty()
        : this.<R>findGroup(type, id.substring(0, mark))
            .flatMap(group -> group.calls().stream().skip(place.getAsInt()).findFirst());
  }

  /** A group that this process or another has started. */
  public <R> Optional<SwarmGroup<R>> findGroup(Class<?> type, String id) {
    return groups.find(type, id);
  }

  /**
   * Waits for all calls.
   *
   * @return their values, in the order in which they were given
   * @throws dev.nightjar.swarm.failure.JoinTimedOut when some have not ended within the limit; they
   *     are cancelled
   * @throws SwarmException of the first one, in that order, that has no value
   */
  public <R> List<R> join(Duration limit, Collection<SwarmCall<R>> calls) {
    return Joins.join(limit, calls);
  }

  /** Waits for all calls, and tells which have ended within the limit; the others go on. */
  public <R> Joined<R> joinAvailable(Duration limit, Collection<SwarmCall<R>> calls) {
    return Joins.joinAvailable(limit, calls);
  }

  /**
   * Calls again what has no answer, as it was called: with its context, limit and priority, under
   * an id of its own, a broadcast's call on the same worker host. What has not ended is cancelled
   * first. Waits for the new calls within the limit.
   *
   * @return the calls in the same order, each answered one itself, each other the new one
   * @throws dev.nightjar.swarm.failure.ResourceNotAvailable when a lane refuses its new calls; then
   *     none is started
   */
  public <R> List<SwarmCall<R>> retryIncomplete(Duration limit, Collection<SwarmCall<R>> calls) {
    List<SwarmCall<R>> latest = new Restarts(caller, groups).again(calls);
    Joins.joinAvailable(limit, latest);
    return latest;
  }

  /**
   * Waits for that many answers, and cancels the other calls.
   *
   * @return the calls that were answered first, in the order of their answers
   * @throws dev.nightjar.swarm.failure.JoinTimedOut when there were not that many within the limit
   * @throws SwarmException of a call without a value, when too many have none
   */
  public <R> List<SwarmCall<R>> first(Duration limit, int wanted, Collection<SwarmCall<R>> calls) {
    return Joins.first(limit, wanted, calls);
  }

  /** The calls as they end; the stream waits where none has. */
  public <R> Stream<SwarmCall<R>> stream(Collection<SwarmCall<R>> calls) {
    return Joins.stream(calls);
  }

  /** Ends what belongs to this process alone; calls that are under way elsewhere go on. */
  @Override
  public void close() {
    transport.close();
  }
}
