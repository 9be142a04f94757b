package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallLimits;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** How a call becomes an activity: the contract's and the method's name are its type. */
public final class CallActivities {
  /**
   * Longer executions give signs of life, so that a lost worker host is noticed before their end.
   */
  public static final Duration WITHOUT_HEARTBEAT = Duration.ofSeconds(10);

  /** After that long without a sign of life a worker host is taken for lost. */
  public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * The worker host itself ends what takes too long; beyond this it is lost, or the method deaf.
   */
  static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final double PAUSE_GROWTH = 2;

  private CallActivities() {}

  /** The options of a call's activity on the task queue of whoever schedules it. */
  public static ActivityOptions options(CallLimits limits) {
    return builder(limits).build();
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
    if (execution.compareTo(WITHOUT_HEARTBEAT) > 0) {
      options.setHeartbeatTimeout(HEARTBEAT_TIMEOUT);
    }
    return options;
  }
}
