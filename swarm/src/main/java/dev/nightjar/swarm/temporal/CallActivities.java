package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallLimits;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.ActivityIdConflictPolicy;
import io.temporal.api.enums.v1.ActivityIdReusePolicy;
import io.temporal.client.StartActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** How a call becomes an activity: the contract's and the method's name are its type. */
public final class CallActivities {
  /**
   * Executions that may take longer give signs of life: by their answers a worker host learns that
   * nobody waits any more, and by their absence Temporal learns that a worker host is lost.
   */
  static final Duration WITHOUT_HEARTBEAT = Duration.ofSeconds(2);

  /** From one sign of life to the next, and to the first. */
  public static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(1);

  /** After that long without a sign of life a worker host is taken for lost. */
  static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * The worker host itself ends what takes too long; beyond this it is lost, or the method deaf.
   */
  public static final Duration GRACE = Duration.ofSeconds(1);

  /** Within that a worker host takes a call that only it is to execute, or is taken for lost. */
  static final Duration HOST_TAKES = Duration.ofSeconds(30);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final double PAUSE_GROWTH = 2;

  private CallActivities() {}

  /** The options of a call's activity on the task queue of whoever schedules it. */
  public static ActivityOptions options(CallLimits limits) {
    return builder(limits).build();
  }

  /** The options of a call that is an activity of no workflow. */
  static StartActivityOptions standalone(CallLimits limits, String id, String queue) {
    ActivityOptions options = options(limits);
    return StartActivityOptions.newBuilder()
        .setId(id)
        .setTaskQueue(queue)
        .setIdReusePolicy(ActivityIdReusePolicy.ACTIVITY_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setIdConflictPolicy(ActivityIdConflictPolicy.ACTIVITY_ID_CONFLICT_POLICY_FAIL)
        .setScheduleToCloseTimeout(options.getScheduleToCloseTimeout())
        .setStartToCloseTimeout(options.getStartToCloseTimeout())
        .setHeartbeatTimeout(options.getHeartbeatTimeout())
        .setRetryOptions(options.getRetryOptions())
        .setPriority(options.getPriority())
        .build();
  }

  /** The same on a worker host, which takes the call soon or is lost. */
  static ActivityOptions onHost(CallLimits limits, String host) {
    return builder(limits)
        .setTaskQueue(Queues.ofHost(host))
        .setScheduleToStartTimeout(HOST_TAKES)
        .build();
  }

  /** The same on another task queue. */
  public static ActivityOptions options(CallLimits limits, String queue) {
    return builder(limits).setTaskQueue(queue).build();
  }

  /** The options of calls that are executed one after the other. */
  static ActivityOptions options(CallLimits limits, int calls) {
    return builder(limits, calls).build();
  }

  /** How long the workflow that asks has been going on: its calls have waited as long. */
  static long millisSinceStart() {
    return Workflow.currentTimeMillis() - Workflow.getInfo().getRunStartedTimestampMillis();
  }

  private static ActivityOptions.Builder builder(CallLimits limits) {
    return builder(limits, 1);
  }

  private static ActivityOptions.Builder builder(CallLimits limits, int calls) {
    Duration execution = Duration.ofMillis(limits.execution() * calls);
    Duration pause = Duration.ofMillis(limits.pause());
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(execution.plus(GRACE))
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .setPriority(Priority.newBuilder().setPriorityKey(limits.priority()).build())
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setMaximumAttempts(limits.attempts())
                    .setInitialInterval(pause)
                    .setMaximumInterval(pause.compareTo(LONGEST_PAUSE) > 0 ? pause : LONGEST_PAUSE)
                    .setBackoffCoefficient(PAUSE_GROWTH)
                    .build());
    if (limits.total() > 0) {
      options.setScheduleToCloseTimeout(Duration.ofMillis(limits.total()));
    }
    if (execution.compareTo(WITHOUT_HEARTBEAT) >= 0) {
      options.setHeartbeatTimeout(HEARTBEAT_TIMEOUT);
    }
    return options;
  }
}
