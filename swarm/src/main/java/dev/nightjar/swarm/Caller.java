package dev.nightjar.swarm;

import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.Contracts;
import dev.nightjar.swarm.contract.OverloadPolicy;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.failure.SwarmException;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.lane.Gate;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.lane.LaneTable;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.PayloadSize;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import dev.nightjar.swarm.thread.Daemons;
import dev.nightjar.swarm.transport.Carriage;
import dev.nightjar.swarm.transport.CarriageFailed;
import dev.nightjar.swarm.transport.Transport;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Starts single calls: admits, sends, and sees to their end. Thread-safe. */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class Caller {
  private static final ExecutorService LATE =
      Daemons.pool("nightjar-swarm-late", new LinkedBlockingQueue<>());

  private final Transport transport;
  private final SwarmOptions options;
  private final LaneTable lanes;
  private final Contracts contracts;
  private final Unseen unseen;

  Caller(Transport transport, SwarmOptions options) {
    this.transport = transport;
    this.options = options;
    this.contracts = new Contracts(options.mapper());
    this.lanes = new LaneTable(options.lanes(), options.limits());
    this.unseen = new Unseen(options.log(), options.mapper());
  }

  Transport transport() {
    return transport;
  }

  SwarmOptions options() {
    return options;
  }

  Unseen unseen() {
    return unseen;
  }

  LaneTable lanes() {
    return lanes;
  }

  /** The contract of an interface, once its lane is known to be one that it can rely on. */
  Contract contract(Class<?> type) {
    Contract contract = contracts.of(type);
    OverloadPolicy policy = lanes.policy(contract.lane()).policy();
    if (!contract.accepts(policy)) {
      throw new IllegalArgumentException(
          "Cannot call %s: it relies on a lane that is %s, and lane '%s' is %s. Change the lane's policy, or the contract's lane"
              .formatted(type.getName(), contract.policy(), contract.lane(), policy));
    }
    return contract;
  }

  /** What is to be called, from now on. */
  Beginning begin(Origin origin) {
    Invocation invocation = origin.invocation();
    checkOutside(invocation);
    CallOptions call = origin.options();
    // With the method's name, so that Temporal's list tells what each is.
    String id = origin.name() + "/" + call.id().orElseGet(() -> UUID.randomUUID().toString());
    CallLimits limits = limits(invocation.contract(), call, lanes.policy(origin.lane()));
    return new Beginning(
        id, origin, origin.host() == null ? limits : limits.withAttempts(1), System.nanoTime());
  }

  /**
   * What a call may take: the contract's limits within the lane's, the caller's and the context's.
   */
  private CallLimits limits(Contract contract, CallOptions call, LanePolicy policy) {
    CallLimits limits = Requests.limits(contract, call.priority().orElse(policy.priority()));
    if (policy.isBounded()) {
      limits = limits.within(policy.givenUpAfter().toMillis());
    }
    if (call.limit().isPresent()) {
      limits = limits.within(call.limit().orElseThrow().toMillis());
    }
    Optional<Duration> remaining = SwarmContext.current().remaining();
    return remaining.isPresent()
        ? limits.within(Math.max(1, remaining.orElseThrow().toMillis()))
        : limits;
  }

  /**
   * Starts a call.
   *
   * @throws ResourceNotAvailable when the lane refuses it
   */
  <R> SwarmCall<R> start(Invocation invocation, CallOptions options) {
    Beginning call = begin(Origin.of(invocation, options));
    return start(call, admit(call, 1));
  }

  /**
   * Admits calls, all of them or none. What an admitted call makes is not refused half-way, and a
   * lane's gate has no say in what is for one worker host alone.
   *
   * @throws ResourceNotAvailable when the lane refuses them
   */
  Admission admit(Beginning call, int calls) {
    Gate gate = lanes.gate(call.lane());
    if (call.origin().host() != null) {
      return gate.passAside(calls);
    }
    if (SwarmContext.current().isAdmitted()) {
      return gate.pass(calls);
    }
    try {
      return gate.admit(call.name(), calls);
    } catch (ResourceNotAvailable e) {
      unseen.refused(call);
      throw e;
    }
  }

  /** Starts a call that is admitted: nothing is written for what is refused. */
  <R> SwarmCall<R> start(Beginning call, Admission admission) {
    Carriage carriage = carried(call, admission);
    CompletableFuture<TimedOutcome> end = new CompletableFuture<>();
    Runnable cancel =
        () -> {
          carriage.cancel();
          end.complete(new TimedOutcome(cancelled(), call.since()));
        };
    carriage
        .outcome()
        .whenComplete(
            (outcome, failure) ->
                end.complete(
                    new TimedOutcome(failure == null ? outcome : unknown(failure), call.since())));
    // Worker host and Temporal have the limit too, and a cancellation costs an overloaded server
    // more.
    limit(end, call);
    // Whoever sees the end sees it counted.
    CompletableFuture<TimedOutcome> counted =
        end.whenComplete(
            (timed, never) -> {
              admission.ended(timed.outcome().status());
              unseen.ended(call.id(), call.origin(), timed);
            });
    return new SwarmCall<>(
        call.id(), call.lane(), call.origin(), options.mapper(), counted, cancel);
  }

  private Carriage carried(Beginning call, Admission admission) {
    try {
      Invocation invocation = call.origin().invocation();
      CallRequest request =
          Requests.of(invocation, arguments(invocation), call.origin().context(), call.limits());
      return transport.start(call.id(), call.lane(), request, call.terms());
    } catch (RuntimeException e) {
      throw notStarted(call, admission, 1, e);
    }
  }

  /** The arguments as they travel, which they do only up to some size. */
  List<String> arguments(Invocation invocation) {
    List<String> arguments = Requests.arguments(options.mapper(), invocation);
    PayloadSize.problem("the arguments of " + invocation.fullName(), arguments)
        .ifPresent(
            why -> {
              throw new CarriageFailed(
                  CallStatus.FAILED,
                  CallFault.of(FaultType.TOO_LARGE, why),
                  new IllegalArgumentException(why));
            });
    return arguments;
  }

  /** Counts calls that could not be started, and says why in the swarm's words. */
  RuntimeException notStarted(
      Beginning call, Admission admission, int calls, RuntimeException why) {
    if (why instanceof ResourceNotAvailable) {
      repeat(calls, admission::refused);
      unseen.refused(call);
      return why;
    }
    if (why instanceof CarriageFailed failed) {
      CallOutcome outcome = failed.outcome();
      // What fails at once is not to be taken for an answer in time.
      repeat(
          calls,
          outcome.status() == CallStatus.FAILED
              ? admission::notStarted
              : () -> admission.ended(outcome.status()));
      unseen.ended(call.id(), call.origin(), new TimedOutcome(outcome, call.since()));
      return exception(call.name(), call.id(), failed);
    }
    repeat(calls, admission::notStarted);
    return why;
  }

  static SwarmException exception(String name, String id, CarriageFailed failed) {
    SwarmException exception = SwarmException.of(name, id, failed.outcome());
    exception.initCause(failed.getCause());
    return exception;
  }

  static void repeat(int times, Runnable task) {
    for (int i = 0; i < times; i++) {
      task.run();
    }
  }

  /** In a workflow's code a call would be made again at each replay. */
  static void checkOutside(Invocation invocation) {
    if (WorkflowUnsafe.isWorkflowThread()) {
      throw new IllegalStateException(
          "Cannot call %s by Swarm in a workflow's code, which is replayed; use WorkflowSwarm there"
              .formatted(invocation.fullName()));
    }
  }

  /**
   * The caller's own clock ends the call. That clock is one thread for all limits of the JVM, so
   * what becomes of an end, such as its record, is done on another.
   */
  static void limit(CompletableFuture<TimedOutcome> end, Beginning call) {
    Optional<Duration> left = call.left();
    if (left.isEmpty()) {
      return;
    }
    CallLimits limits = call.limits();
    TimedOutcome late = new TimedOutcome(tooLate(limits), Duration.ofMillis(limits.total()));
    CompletableFuture<TimedOutcome> alarm = new CompletableFuture<>();
    alarm.thenAccept(
        timed -> {
          if (timed.equals(late)) {
            LATE.execute(() -> end.complete(late));
          }
        });
    // An alarm that has ended otherwise is no longer waited for.
    end.thenAccept(alarm::complete);
    alarm.completeOnTimeout(late, left.orElseThrow().toNanos(), TimeUnit.NANOSECONDS);
  }

  static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  static CallOutcome unknown(Throwable failure) {
    return CallOutcome.without(CallStatus.FAILED, Ends.unknown(failure));
  }

  static CallOutcome cancelled() {
    return CallOutcome.without(
        CallStatus.CANCELLED, CallFault.of(FaultType.CANCELLED, "the caller cancelled it"));
  }

  private static CallOutcome tooLate(CallLimits limits) {
    return CallOutcome.without(
        CallStatus.TIMED_OUT,
        CallFault.of(
            FaultType.DEADLINE,
            "no answer came within %d ms, the caller's limit".formatted(limits.total())));
  }
}
