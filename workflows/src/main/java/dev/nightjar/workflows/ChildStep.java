package dev.nightjar.workflows;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A part of a run as a child workflow that can be told of changes; it ends with the run, should the
 * run be ended first.
 *
 * @param <W> the child
 * @param <R> what it comes to
 */
abstract class ChildStep<W, R> extends Step<R> {
  private static final Logger log = Workflow.getLogger(ChildStep.class);

  private final Class<W> type;
  private @Nullable Promise<WorkflowExecution> started;

  ChildStep(Class<W> type) {
    this.type = type;
  }

  /** Has the child run. */
  abstract Promise<R> start(W child);

  /** The child's workflow id. */
  abstract String id();

  /**
   * What it is started with, which its class has by {@link #options(RunId, JobVersion, int,
   * String)}.
   */
  abstract ChildWorkflowOptions options();

  @Override
  final Promise<R> dispatch() {
    W child = Workflow.newChildWorkflowStub(type, options());
    Promise<R> outcome = start(child);
    started = Workflow.getWorkflowExecution(child);
    return outcome;
  }

  /** Whether it was started and has not ended. */
  final boolean runs() {
    return started != null && !hasOutcome();
  }

  /** Signals the child, once it has started; one that has ended needs no telling. */
  final void signal(Consumer<W> change) {
    Promise<WorkflowExecution> execution = started;
    if (execution == null || hasOutcome()) {
      return;
    }
    try {
      change.accept(Workflow.newExternalWorkflowStub(type, execution.get()));
    } catch (SignalExternalWorkflowException | ApplicationFailure | ChildWorkflowFailure ended) {
      log.debug("{} took no change, as it has ended", id());
    }
  }

  /**
   * What all children of a run share.
   *
   * @param merchants how many it has, 0 when it is not known yet
   * @param summary what it is, for a person
   */
  final ChildWorkflowOptions options(RunId run, JobVersion version, int merchants, String summary) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(id())
        .setTaskQueue(Lanes.COORDINATOR)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setTypedSearchAttributes(StateAttributes.ofChild(run, merchants))
        .setStaticSummary(summary)
        .setStaticDetails("run %s, job version %s".formatted(run, version))
        .build();
  }
}
