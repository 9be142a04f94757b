package dev.nightjar.swarm.temporal;

import static java.util.Objects.requireNonNull;

import dev.nightjar.swarm.message.BundleOutcome;
import dev.nightjar.swarm.message.BundleRequest;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.GroupRequest;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a window of calls on their way, short ones in bundles. When it is cancelled, what runs is
 * cancelled, what has not begun never does, and it still ends with the ends of all.
 */
public final class GroupWorkflowCode implements GroupWorkflow {
  /** Calls that go before one has ended, by which the others' length would be known. */
  private static final int PROBES = 8;

  /** Longer calls are not to wait for each other. */
  private static final Duration PROBE_LIMIT = Duration.ofMillis(100);

  private static final String KEPT = "kept-for-readers";
  private static final Duration KEPT_FOR = Duration.ofSeconds(30);

  private static final String REACHED = "lone-calls-are-cancelled";
  private static final String COUNTED = "attempts-of-bundles-are-counted";

  private final GroupRequest request;
  private final EndedCalls ended;
  private final BundleSize size;
  private final Queue<Runnable> beginning = new ArrayDeque<>();
  private @Nullable CancellationScope reached;
  private int running;

  /** Updates may come before the first step, so what they read is there from the beginning. */
  @WorkflowInit
  public GroupWorkflowCode(GroupRequest request) {
    this.request = request;
    this.ended = new EndedCalls(request.items().size());
    this.size = new BundleSize(request.bundleTime());
  }

  @Override
  public GroupOutcome run(GroupRequest same) {
    reached = reached();
    int next = 0;
    while (next < request.items().size()) {
      if (!hasRoom()) {
        end(next++, cancelled());
        continue;
      }
      if (next == PROBES) {
        awaitProbe();
      }
      int calls = size.next(request.items().size() - next);
      next += start(next, request.within(request.window() - running, calls));
    }
    Workflow.newDetachedCancellationScope(() -> Workflow.await(this::isOver)).run();
    if (!ended.fit()) {
      keepForReaders();
    }
    return ended.whole();
  }

  /**
   * Who reads large ends, asks for them piece by piece. As long as the workflow is open, a worker
   * host answers from its memory; later it goes through the whole history for each piece.
   */
  private static void keepForReaders() {
    if (Workflow.getVersion(KEPT, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION) {
      Workflow.newDetachedCancellationScope(() -> Workflow.sleep(KEPT_FOR)).run();
    }
  }

  private void awaitProbe() {
    Workflow.newDetachedCancellationScope(() -> Workflow.await(PROBE_LIMIT, () -> ended.size() > 0))
        .run();
  }

  /** Waits for room in the window; false when the group is cancelled. */
  private boolean hasRoom() {
    try {
      Workflow.await(() -> running < request.window());
      return true;
    } catch (CanceledFailure e) {
      return false;
    }
  }

  /** Starts calls from a place on, and tells how many. */
  private int start(int from, int calls) {
    String host = request.items().get(from).host();
    if (host != null) {
      begin(from, CallActivities.onHost(left(request.limits()), host), 0);
      return 1;
    }
    List<Integer> indexes = IntStream.range(from, from + calls).boxed().toList();
    running += request.shareOfWindow(calls);
    Workflow.newUntypedActivityStub(CallActivities.options(left(request.limits()), calls))
        .executeAsync(BundleActivities.TYPE, BundleOutcome.class, bundle(indexes))
        .handle(
            (outcome, failure) -> {
              running -= request.shareOfWindow(calls);
              indexes.forEach(index -> ended(index, index - from, outcome, failure));
              return outcome;
            });
    return calls;
  }

  private static CallLimits left(CallLimits limits) {
    return limits.after(CallActivities.millisSinceStart());
  }

  private BundleRequest bundle(List<Integer> indexes) {
    return new BundleRequest(
        request.contract(),
        request.method(),
        indexes.stream().map(index -> request.items().get(index).arguments()).toList(),
        indexes.stream().map(index -> request.first() + index).toList(),
        request.context(),
        request.limits());
  }

  private void ended(
      int index, int place, @Nullable BundleOutcome bundle, @Nullable RuntimeException failure) {
    if (bundle == null) {
      end(index, outcome(failure));
      return;
    }
    CallLimits limits = request.limits();
    if (place >= bundle.outcomes().size()) {
      alone(index, CallActivities.options(left(limits)), 0);
      return;
    }
    CallOutcome told = bundle.outcomes().get(place);
    int before = bundle.again().contains(place) ? attempts(told) : limits.attempts();
    if (before < limits.attempts()) {
      // Temporal sees to the attempts that are left, and to the pauses between them.
      CallLimits others = limits.withAttempts(limits.attempts() - before);
      alone(index, CallActivities.options(left(others)), before);
    } else {
      end(index, told);
    }
  }

  /** How many executions a call had in its bundle; that was one in histories of older builds. */
  private static int attempts(CallOutcome inBundle) {
    int attempts = inBundle.attempt();
    return attempts > 1
            && Workflow.getVersion(COUNTED, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION
        ? attempts
        : 1;
  }

  /**
   * The scope of calls that go alone: these begin where an end is taken in, which is in no scope
   * that the group's cancellation reaches. It belongs to the group's as long as somebody waits for
   * its cancellation.
   */
  private CancellationScope reached() {
    CancellationScope scope = Workflow.newCancellationScope(() -> beginning.remove().run());
    Promise<String> unused = scope.getCancellationRequest();
    return scope;
  }

  /** A call that was to be in a bundle. */
  private void alone(int index, ActivityOptions options, int attemptsBefore) {
    if (Workflow.getVersion(REACHED, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
      begin(index, options, attemptsBefore);
    } else {
      beginning.add(() -> begin(index, options, attemptsBefore));
      requireNonNull(reached).run();
    }
  }

  /** A call as an activity of its own. */
  private void begin(int index, ActivityOptions options, int attemptsBefore) {
    running++;
    CallRequest call = request.call(index, attemptsBefore);
    Workflow.newUntypedActivityStub(options)
        .executeAsync(call.fullName(), CallOutcome.class, call)
        .handle(
            (answer, failure) -> {
              running--;
              CallOutcome outcome = failure == null ? answer : outcome(failure);
              end(index, outcome.after(attemptsBefore));
              return answer;
            });
  }

  private static CallOutcome outcome(@Nullable RuntimeException failure) {
    return Outcomes.of(failure)
        .orElseGet(
            () ->
                CallOutcome.without(
                    CallStatus.FAILED, CallFault.of(FaultType.ENDED, String.valueOf(failure))));
  }

  private static CallOutcome cancelled() {
    return CallOutcome.without(
        CallStatus.CANCELLED,
        CallFault.of(FaultType.CANCELLED, "its group was cancelled before it began"));
  }

  private void end(int index, CallOutcome outcome) {
    size.ended(outcome.workNanos());
    ended.add(index, outcome);
  }

  private boolean isOver() {
    return ended.isWhole() && Workflow.isEveryHandlerFinished();
  }

  @Override
  public GroupOutcome next(int known) {
    Workflow.await(() -> ended.size() > known || ended.isWhole());
    return ended.after(known);
  }

  @Override
  public GroupOutcome ended(int known) {
    return ended.after(known);
  }
}
