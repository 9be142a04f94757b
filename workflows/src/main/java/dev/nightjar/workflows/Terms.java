package dev.nightjar.workflows;

import dev.nightjar.workflows.message.RunLimits;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The terms on which a run's activities run: lane, time limits, retries, and what a cancellation
 * waits for. What may pass is retried until the run's deadline; data and permanent failures are
 * not. Each stub is for one call, as its summary is what the Temporal UI shows of it.
 */
final class Terms {
  /** The longest that one execution of planning, a chunk or a publication may take. */
  private static final Duration LONGEST_EXECUTION = Duration.ofHours(6);

  /** The longest that one execution of closing may take. */
  private static final Duration SHORT_EXECUTION = Duration.ofMinutes(10);

  /** The longest that one statement in the ledger may take. */
  private static final Duration STATEMENT = Duration.ofMinutes(1);

  /** What publication and the ledger's closing statements are given even past the deadline. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(15))
          .setDoNotRetry(notRetried())
          .build();

  private Instant deadline;
  private final RunLimits limits;

  Terms(Instant deadline, RunLimits limits) {
    this.deadline = deadline;
    this.limits = limits;
  }

  Instant deadline() {
    return deadline;
  }

  /** Puts off until when what may pass is retried; for what is scheduled from now on. */
  void putOff(Instant newDeadline) {
    deadline = newDeadline;
  }

  /**
   * Planning. A cancellation waits for it, so that no plan is written after the run was closed; it
   * heartbeats, so a lost worker host holds that up by one heartbeat time-out.
   */
  PlanActivities planning(String summary) {
    return Workflow.newActivityStub(
        PlanActivities.class,
        options(Lanes.COORDINATOR, summary)
            .setStartToCloseTimeout(LONGEST_EXECUTION)
            .setScheduleToCloseTimeout(leftOrAtLeast(limits.heartbeatTimeout()))
            .setHeartbeatTimeout(limits.heartbeatTimeout())
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build());
  }

  /** Looking for late data; it only reads, so a cancellation does not wait for it. */
  LateActivities looking(String summary) {
    return Workflow.newActivityStub(
        LateActivities.class,
        options(Lanes.COORDINATOR, summary)
            .setStartToCloseTimeout(LONGEST_EXECUTION)
            .setScheduleToCloseTimeout(leftOrAtLeast(limits.heartbeatTimeout()))
            .setHeartbeatTimeout(limits.heartbeatTimeout())
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .build());
  }

  /** A page of the plan, a chunk that failed or is split: statements that may well come late. */
  PlanActivities statements(String summary) {
    return Workflow.newActivityStub(
        PlanActivities.class,
        options(Lanes.COORDINATOR, summary)
            .setStartToCloseTimeout(STATEMENT)
            .setScheduleToCloseTimeout(leftOrAtLeast(PATIENCE))
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .build());
  }

  /** Closing; it runs in a scope that a cancellation does not reach. */
  PlanActivities closing(String summary) {
    return Workflow.newActivityStub(
        PlanActivities.class,
        options(Lanes.COORDINATOR, summary)
            .setStartToCloseTimeout(SHORT_EXECUTION)
            .setScheduleToCloseTimeout(leftOrAtLeast(PATIENCE))
            .build());
  }

  /**
   * A chunk. A cancellation does not wait for it: until publication nobody sees what it writes, so
   * it may learn of the cancellation at its next heartbeat, or finish late.
   *
   * @param share by which Temporal shares out the lane
   */
  ProcessActivities process(String summary, Priority share) {
    return Workflow.newActivityStub(
        ProcessActivities.class,
        options(Lanes.PROCESS, summary)
            .setStartToCloseTimeout(LONGEST_EXECUTION)
            .setScheduleToCloseTimeout(leftOrAtLeast(limits.heartbeatTimeout()))
            .setHeartbeatTimeout(limits.heartbeatTimeout())
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .setPriority(share)
            .build());
  }

  /**
   * Publication. A cancellation waits for it, so that nothing becomes visible after the run was
   * closed as cancelled; a lost worker host holds that up by one heartbeat time-out.
   */
  PublishActivities publish(String summary) {
    return Workflow.newActivityStub(
        PublishActivities.class,
        options(Lanes.PUBLISH, summary)
            .setStartToCloseTimeout(LONGEST_EXECUTION)
            .setScheduleToCloseTimeout(leftOrAtLeast(PATIENCE))
            .setHeartbeatTimeout(limits.heartbeatTimeout())
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .build());
  }

  private static ActivityOptions.Builder options(String lane, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(lane)
        .setSummary(summary)
        .setRetryOptions(RETRIES);
  }

  private Duration leftOrAtLeast(Duration least) {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    Duration left = Duration.between(now, deadline);
    return left.compareTo(least) < 0 ? least : left;
  }

  private static String[] notRetried() {
    return Arrays.stream(FailureType.values())
        .filter(type -> !type.isRetried())
        .map(FailureType::name)
        .toArray(String[]::new);
  }
}
