package dev.nightjar.swarm.temporal;

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
import dev.nightjar.swarm.temporal.UnderWay.Kind;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a window of calls on their way, short ones in bundles. When it or some of its calls are
 * cancelled, what runs is cancelled, what has not begun never does, and it still tells the ends of
 * all; one that was cancelled itself has them for readers, and no result.
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
  private final UnderWay underWay = new UnderWay();
  private final Set<Integer> givenUp = new HashSet<>();
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
    cancelWithGroup();
    int next = 0;
    while (next < request.items().size()) {
      if (!hasRoom()) {
        endUnbegun(next++, "its group was cancelled before it began");
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

  private void cancelWithGroup() {
    Promise<String> unused =
        CancellationScope.current()
            .getCancellationRequest()
            .thenApply(
                reason -> {
                  underWay.cancel();
                  return reason;
                });
  }

  /** Starts calls from a place on, but those that are given up, and tells how many that were. */
  private int start(int from, int calls) {
    String host = request.items().get(from).host();
    if (host != null) {
      begin(from, CallActivities.onHost(left(request.limits()), host), 0, Kind.FIRST);
      return 1;
    }
    List<Integer> indexes =
        IntStream.range(from, from + calls).filter(index -> !ended.has(index)).boxed().toList();
    if (!indexes.isEmpty()) {
      underWay.begin(indexes, Kind.FIRST, () -> beginBundle(indexes));
    }
    return calls;
  }

  private void beginBundle(List<Integer> indexes) {
    int share = request.shareOfWindow(indexes.size());
    running += share;
    Workflow.newUntypedActivityStub(CallActivities.options(left(request.limits()), indexes.size()))
        .executeAsync(BundleActivities.TYPE, BundleOutcome.class, bundle(indexes))
        .handle(
            (outcome, failure) -> {
              running -= share;
              underWay.ended(indexes);
              for (int place = 0; place < indexes.size(); place++) {
                ended(indexes.get(place), place, outcome, failure);
              }
              return outcome;
            });
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
    Optional<CallOutcome> told = bundle.outcome(place);
    if (told.isPresent() && !bundle.again().contains(place)) {
      end(index, told.orElseThrow());
      return;
    }
    int before = told.map(GroupWorkflowCode::attempts).orElse(0);
    int left = request.limits().attempts() - before;
    if (told.isPresent() && left < 1) {
      end(index, told.orElseThrow());
    } else if (givenUp.contains(index)) {
      end(index, CallOutcome.without(CallStatus.CANCELLED, CallFault.cancelled()));
    } else {
      // Temporal sees to the attempts that are left, and to the pauses between them.
      alone(index, CallActivities.options(left(request.limits().withAttempts(left))), before);
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

  /** A call that was to be in a bundle. */
  private void alone(int index, ActivityOptions options, int attemptsBefore) {
    boolean isReached =
        Workflow.getVersion(REACHED, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    begin(index, options, attemptsBefore, isReached ? Kind.LATER : Kind.OUT_OF_REACH);
  }

  /** A call as an activity of its own, unless it was given up meanwhile. */
  private void begin(int index, ActivityOptions options, int attemptsBefore, Kind kind) {
    if (ended.has(index)) {
      return;
    }
    CallRequest call = request.call(index, attemptsBefore);
    underWay.begin(List.of(index), kind, () -> begin(index, call, options, attemptsBefore));
  }

  private void begin(int index, CallRequest call, ActivityOptions options, int attemptsBefore) {
    running++;
    Workflow.newUntypedActivityStub(options)
        .executeAsync(call.fullName(), CallOutcome.class, call)
        .handle(
            (answer, failure) -> {
              running--;
              underWay.ended(List.of(index));
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

  private static CallOutcome cancelled(String words) {
    return CallOutcome.without(CallStatus.CANCELLED, CallFault.of(FaultType.CANCELLED, words));
  }

  private void end(int index, CallOutcome outcome) {
    if (!ended.has(index)) {
      size.ended(outcome.workNanos());
      ended.add(index, outcome);
    }
  }

  /** What did not begin, tells nothing of how long the others take. */
  private void endUnbegun(int index, String words) {
    if (!ended.has(index)) {
      ended.add(index, cancelled(words));
    }
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
  public void giveUp(List<Integer> calls) {
    for (int index : calls) {
      givenUp.add(index);
      if (underWay.has(index)) {
        underWay.giveUp(index);
      } else if (index >= 0 && index < request.items().size()) {
        endUnbegun(index, "it was cancelled before it began");
      }
    }
  }

  @Override
  public GroupOutcome ended(int known) {
    return ended.after(known);
  }
}
