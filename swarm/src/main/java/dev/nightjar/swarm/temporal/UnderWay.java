package dev.nightjar.swarm.temporal;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The executions of a page's calls that are under way. Each has a scope of its own, so that one is
 * cancelled and the others go on; scopes within the group's would be cancelled with it in no order
 * that a replay finds again. For workflow code: they are cancelled in the order of their
 * beginnings.
 */
final class UnderWay {
  private final Map<Integer, Execution> ofCall = new HashMap<>();
  private final Set<Execution> first = new LinkedHashSet<>();
  private final Set<Execution> later = new LinkedHashSet<>();
  private boolean isCancelled;

  /** Whom the cancellation of the group concerns. */
  enum Kind {
    /** What the group began by itself. */
    FIRST,
    /** What began when an end was taken in; cancelled before the others. */
    LATER,
    /** The same in histories from before the group's cancellation reached it. */
    OUT_OF_REACH
  }

  /** Each is itself alone, and no record. */
  private static final class Execution {
    private final Set<Integer> wanted;
    private final CancellationScope scope;

    Execution(List<Integer> calls, Runnable start) {
      this.wanted = new HashSet<>(calls);
      this.scope = Workflow.newDetachedCancellationScope(start);
    }
  }

  /** Begins an execution of calls, which {@link #ended} ends. */
  void begin(List<Integer> calls, Kind kind, Runnable start) {
    Execution execution = new Execution(calls, start);
    calls.forEach(call -> ofCall.put(call, execution));
    switch (kind) {
      case FIRST -> first.add(execution);
      case LATER -> later.add(execution);
      case OUT_OF_REACH -> {}
    }
    execution.scope.run();
    if (isCancelled && kind != Kind.OUT_OF_REACH) {
      execution.scope.cancel();
    }
  }

  /** An execution of calls has ended. */
  void ended(List<Integer> calls) {
    for (int call : calls) {
      Execution execution = ofCall.remove(call);
      if (execution != null) {
        first.remove(execution);
        later.remove(execution);
      }
    }
  }

  /** Whether a call is executed, or on its way to be. */
  boolean has(int call) {
    return ofCall.containsKey(call);
  }

  /** Cancels a call's execution, unless it executes calls that somebody waits for. */
  void giveUp(int call) {
    Execution execution = ofCall.get(call);
    if (execution != null && execution.wanted.remove(call) && execution.wanted.isEmpty()) {
      execution.scope.cancel();
    }
  }

  /** Cancels what is under way, and what will be. */
  void cancel() {
    isCancelled = true;
    List.copyOf(later).forEach(execution -> execution.scope.cancel());
    List.copyOf(first).forEach(execution -> execution.scope.cancel());
  }
}
