package dev.nightjar.swarm.inside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.CallOptions;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.Contracts;
import dev.nightjar.swarm.contract.RemoteException;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.SwarmException;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.stub.Capture;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import dev.nightjar.swarm.stub.Stubs;
import dev.nightjar.swarm.temporal.CallActivities;
import dev.nightjar.swarm.temporal.Outcomes;
import dev.nightjar.swarm.temporal.Queues;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The swarm inside a workflow: the same interfaces, called deterministically. The workflow is what
 * outlives the caller, so a call is an activity of it, on the task queue of the contract's lane.
 * Nothing is refused: whoever starts the workflow is at the root, and is admitted or not there. A
 * call has the priority and the limit of {@link #with}, and no others: lanes' bounds and the
 * caller's deadline are of clocks and settings that a replay would not find again.
 *
 * <pre>{@code
 * PriceEngine prices = new WorkflowSwarm().stub(PriceEngine.class);
 * Promise<Offer> offer = swarm.call(() -> prices.price(visit));
 * }</pre>
 */
public final class WorkflowSwarm {
  /** Workflows come and go, and are replayed: what their contracts say is read once. */
  private static final Contracts USUAL = new Contracts(Json.mapper());

  /** Stands for the id of a call that is its workflow's own. */
  private static final String IN_A_WORKFLOW = "in a workflow";

  private final Contracts contracts;
  private final ObjectMapper mapper;
  private final CallOptions options;

  /** With the usual JSON. */
  public WorkflowSwarm() {
    this(USUAL, CallOptions.defaults());
  }

  /** With the mapper that worker hosts use, too. */
  public WorkflowSwarm(ObjectMapper mapper) {
    this(new Contracts(mapper), CallOptions.defaults());
  }

  private WorkflowSwarm(Contracts contracts, CallOptions options) {
    this.contracts = contracts;
    this.options = options;
    this.mapper = contracts.mapper();
  }

  /**
   * The same with a limit from a call to its answer, or a priority; instead of those given before.
   *
   * @throws IllegalArgumentException when they have an id: a call in a workflow is found by its
   *     workflow's
   */
  public WorkflowSwarm with(CallOptions other) {
    other
        .id()
        .ifPresent(
            id -> {
              throw new IllegalArgumentException(
                  "Cannot give the id '%s' to a call in a workflow: it is found by its workflow's id. Leave withId out"
                      .formatted(id));
            });
    return new WorkflowSwarm(contracts, other);
  }

  /** A stub whose methods wait for their answers, as an activity's stub does. */
  public <T> T stub(Class<T> type) {
    return Stubs.of(type, contracts.of(type), this::await);
  }

  /** Calls without waiting: {@code swarm.call(() -> stub.price(visit))}. */
  @SuppressWarnings({"unchecked", "NullAway"}) // R is what the stub's method returns, or null.
  public <R> Promise<R> call(Callable<R> method) {
    Invocation invocation = Capture.of(method::call);
    return start(invocation)
        .handle(
            (outcome, failure) -> {
              if (failure == null) {
                return (R) value(invocation, outcome);
              }
              throw exception(invocation, failure);
            });
  }

  private @Nullable Object await(Invocation invocation) throws Throwable {
    CallOutcome outcome;
    try {
      outcome = start(invocation).get();
    } catch (TemporalFailure e) {
      RuntimeException failure = exception(invocation, e);
      if (failure instanceof CallFailed failed) {
        throw RemoteException.of(
                invocation.method(), failed.remoteType(), failed.remoteMessage(), failed)
            .orElse(failed);
      }
      throw failure;
    }
    return value(invocation, outcome);
  }

  private Promise<CallOutcome> start(Invocation invocation) {
    Contract contract = invocation.contract();
    CallLimits usual =
        Requests.limits(contract, options.priority().orElse(LanePolicy.USUAL_PRIORITY));
    CallLimits limits = options.limit().map(limit -> usual.within(limit.toMillis())).orElse(usual);
    CallRequest request =
        Requests.of(
            invocation,
            Requests.arguments(mapper, invocation),
            SwarmContext.current().values(),
            limits);
    ActivityStub activity =
        Workflow.newUntypedActivityStub(
            CallActivities.options(limits, Queues.ofLane(contract.lane())));
    return activity.executeAsync(request.fullName(), CallOutcome.class, request);
  }

  private @Nullable Object value(Invocation invocation, CallOutcome outcome) {
    String value = outcome.value();
    try {
      return value == null ? null : Json.read(mapper, invocation.method().result(), value);
    } catch (JsonProcessingException e) {
      throw CallFailed.unreadable(invocation.fullName(), IN_A_WORKFLOW, outcome.worker(), e);
    }
  }

  /** A cancellation of the workflow stays what it is, so that its scopes end as they should. */
  private static RuntimeException exception(Invocation invocation, RuntimeException failure) {
    return Outcomes.of(failure)
        .<RuntimeException>map(outcome -> ended(invocation, outcome, failure))
        .orElse(failure);
  }

  private static RuntimeException ended(
      Invocation invocation, CallOutcome outcome, RuntimeException failure) {
    return switch (outcome.status()) {
      case CANCELLED -> failure;
      case PENDING, ANSWERED, REFUSED, FAILED, TIMED_OUT -> {
        SwarmException exception = SwarmException.of(invocation.fullName(), IN_A_WORKFLOW, outcome);
        exception.initCause(failure);
        yield exception;
      }
    };
  }
}
