package dev.nightjar.workflows;

import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTask;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Urgency;
import dev.nightjar.workflows.totals.LateWords;
import dev.nightjar.workflows.totals.LateWords.Begin;
import dev.nightjar.workflows.visibility.RunAttributes;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.Priority;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A night's part in late data: it looks what waits before it plans, and starts the runs of those
 * days when its own merchants are published. It never fails the night. A request without terms for
 * late data, as all of earlier code are, makes it do nothing.
 */
final class LateNight {
  private static final Logger log = Workflow.getLogger(LateNight.class);

  private final RunRequest request;
  private final RunId run;
  private final Terms terms;

  /** Recorded by nights that start the days that wait before they close. */
  private static final String BEFORE_CLOSING = "late-before-closing";

  private LateFound found = LateFound.NOTHING;
  private String words = "";
  private boolean isAsked;

  LateNight(RunRequest request, RunId run, Terms terms) {
    this.request = request;
    this.run = run;
    this.terms = terms;
  }

  /** Looks which days wait; two events, and one more to end. */
  void look() {
    LateTerms late = late();
    if (late == null) {
      return;
    }
    try {
      found =
          terms
              .looking("late data of %s".formatted(run.job()))
              .late(new LateTask(run.job(), run.generation(), request.zones(), late, run.day()));
      words = LateWords.of(found, late.gaps(), Begin.TONIGHT);
    } catch (ActivityFailure failure) {
      if (failure.getCause() instanceof CanceledFailure) {
        throw failure;
      }
      words =
          "late data could not be looked for, so none is taken tonight: " + FailureText.of(failure);
    }
    if (!words.isEmpty()) {
      log.warn("Run {} found that {}", run, words);
    }
  }

  /** The report with what was found in its words. */
  RunReport reported(RunReport report) {
    return words.isEmpty() ? report : report.withMessage(words + "; " + report.message());
  }

  /**
   * Starts the runs of the days that wait before the run is closed, so that its message says
   * whether they are; nights of earlier code start them after that.
   */
  void startBeforeClosing() {
    LateTerms late = late();
    if (late != null
        && !found.toRun(late.gaps()).isEmpty()
        && Workflow.getVersion(BEFORE_CLOSING, Workflow.DEFAULT_VERSION, 1) == 1) {
      start();
    }
  }

  /**
   * Starts the runs of the days that wait, unless that was done; waits only until they are under
   * way.
   */
  void start() {
    LateTerms late = late();
    if (isAsked
        || late == null
        || found.toRun(late.gaps()).isEmpty()
        || CancellationScope.current().isCancelRequested()) {
      return;
    }
    isAsked = true;
    LateRequest days =
        new LateRequest(
            run.job(),
            run.group(),
            request.zones(),
            run.generation(),
            late,
            request.limits(),
            found);
    try {
      LateData child = Workflow.newChildWorkflowStub(LateData.class, options(days));
      Async.function(child::run, days);
      Workflow.getWorkflowExecution(child).get();
    } catch (ChildWorkflowFailure failure) {
      String reason = FailureText.of(failure);
      boolean isRunning = failure.getCause() instanceof WorkflowExecutionAlreadyStarted;
      words =
          isRunning
              ? LateWords.of(found, late.gaps(), Begin.NEXT_NIGHT)
              : words + ", but %s was not started: %s".formatted(days.workflowId(), reason);
      log.warn("{} was not started: {}", days.workflowId(), words);
    }
  }

  private @Nullable LateTerms late() {
    return request.urgency() == Urgency.NIGHTLY && request.merchants().isEmpty()
        ? request.late()
        : null;
  }

  private ChildWorkflowOptions options(LateRequest days) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(days.workflowId())
        .setTaskQueue(Lanes.COORDINATOR)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setTypedSearchAttributes(attributes())
        .setPriority(Priority.newBuilder().setPriorityKey(Urgency.LATE.priorityKey()).build())
        .setStaticSummary("late data of %s, %s".formatted(run.job(), run.group()))
        .setStaticDetails("as of the night %s".formatted(run))
        .build();
  }

  private SearchAttributes attributes() {
    return StateAttributes.areThere()
        ? RunAttributes.started(run.job(), run.day(), run.group(), 0)
        : SearchAttributes.EMPTY;
  }
}
