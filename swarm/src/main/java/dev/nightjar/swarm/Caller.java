package dev.nightjar.swarm;

import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.Contracts;
import dev.nightjar.swarm.contract.OverloadPolicy;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.lane.LaneTable;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import dev.nightjar.swarm.transport.Carriage;
import dev.nightjar.swarm.transport.Transport;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Starts single calls: admits, sends, and sees to their end. Thread-safe. */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class Caller {
  private final Transport transport;
  private final SwarmOptions options;
  private final LaneTable lanes;
  private final Contracts contracts;

  Caller(Transport transport, SwarmOptions options) {
    this.transport = transport;
    this.options = options;
    this.contracts = new Contracts(options.mapper());
    this.lanes = new LaneTable(options.lanes(), options.limits());
  }

  Transport transport() {
    return transport;
  }

  SwarmOptions options() {
    return options;
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

  /** A call's id: with the method's name, so that Temporal's list tells what each is. */
  static String id(Invocation invocation, CallOptions options) {
    return invocation.fullName() + "/" + options.id().orElseGet(() -> UUID.randomUUID().toString());
  }

  /**
   * What a call may take: the contract's limits within the lane's, the caller's and the context's.
   */
  CallLimits limits(Contract contract, CallOptions call, LanePolicy policy) {
    CallLimits limits = Requests.limits(contract, call.priority().orElse(policy.priority()));
    if (policy.isBounded()) {
      limits = limits.within(policy.bound().toMillis());
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
  <R> SwarmCall<R> start(Invocation invocation, CallOptions call) {
    checkOutside(invocation);
    String lane = invocation.contract().lane();
    String id = id(invocation, call);
    long began = System.nanoTime();
    LanePolicy policy = lanes.policy(lane);
    CallLimits limits = limits(invocation.contract(), call, policy);
    CallRequest request =
        Requests.of(options.mapper(), invocation, SwarmContext.current().values(), limits);
    Admission admission = admit(id, lane, request);
    Carriage carriage = carried(id, lane, request, admission);
    CompletableFuture<TimedOutcome> end = new CompletableFuture<>();
    Runnable cancel =
        () -> {
          carriage.cancel();
          end.complete(new TimedOutcome(cancelled(), since(began)));
        };
    carriage
        .outcome()
        .whenComplete(
            (outcome, failure) ->
                end.complete(
                    new TimedOutcome(failure == null ? outcome : unknown(failure), since(began))));
    // Worker host and Temporal have the limit too, and a cancellation costs an overloaded server
    // more.
    limit(end, limits, began, () -> {});
    // Whoever sees the end sees it counted.
    CompletableFuture<TimedOutcome> counted =
        end.whenComplete((timed, never) -> ended(id, lane, request, admission, timed));
    return new SwarmCall<>(id, lane, invocation, options.mapper(), counted, cancel);
  }

  /** In a workflow's code a call would be made again at each replay. */
  static void checkOutside(Invocation invocation) {
    if (WorkflowUnsafe.isWorkflowThread()) {
      throw new IllegalStateException(
          "Cannot call %s by Swarm in a workflow's code, which is replayed; use WorkflowSwarm there"
              .formatted(invocation.fullName()));
    }
  }

  private Admission admit(String id, String lane, CallRequest request) {
    try {
      return lanes.gate(lane).admit(request.fullName(), 1);
    } catch (ResourceNotAvailable e) {
      recordRefused(id, lane, request);
      throw e;
    }
  }

  private Carriage carried(String id, String lane, CallRequest request, Admission admission) {
    try {
      return transport.start(id, lane, request);
    } catch (ResourceNotAvailable e) {
      admission.refused();
      recordRefused(id, lane, request);
      throw e;
    } catch (RuntimeException e) {
      admission.ended(CallStatus.FAILED);
      throw e;
    }
  }

  /** The caller's own clock ends the call; what executes it, is told. */
  static void limit(
      CompletableFuture<TimedOutcome> end, CallLimits limits, long began, Runnable tell) {
    if (limits.total() == 0) {
      return;
    }
    Duration total = Duration.ofMillis(limits.total());
    TimedOutcome late = new TimedOutcome(tooLate(limits), total);
    long left = Math.max(1, total.minus(since(began)).toNanos());
    end.thenAccept(
        timed -> {
          if (timed.equals(late)) {
            tell.run();
          }
        });
    end.completeOnTimeout(late, left, TimeUnit.NANOSECONDS);
  }

  private void ended(
      String id, String lane, CallRequest request, Admission admission, TimedOutcome timed) {
    admission.ended(timed.outcome().status());
    recordUnseen(id, lane, () -> request, timed);
  }

  void recordRefused(String id, String lane, CallRequest request) {
    record(id, lane, request, CallStatus.REFUSED, Duration.ZERO, Optional.empty());
  }

  /**
   * Records an end of which no worker host has a record: none executed it, or that one is lost.
   *
   * @param request is only asked for then
   */
  void recordUnseen(String id, String lane, Supplier<CallRequest> request, TimedOutcome timed) {
    CallOutcome outcome = timed.outcome();
    CallFault fault = outcome.fault();
    if (outcome.worker().isEmpty() || (fault != null && fault.is(FaultType.HOST_LOST))) {
      record(
          id,
          lane,
          request.get(),
          outcome.status(),
          timed.total(),
          Optional.ofNullable(fault).map(CallFault::type));
    }
  }

  private void record(
      String id,
      String lane,
      CallRequest request,
      CallStatus status,
      Duration waited,
      Optional<String> fault) {
    options
        .log()
        .add(
            new CallRecord(
                id,
                request.fullName(),
                lane,
                Instant.now(),
                status,
                0,
                waited,
                Duration.ZERO,
                "",
                fault,
                List.copyOf(request.arguments())));
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
