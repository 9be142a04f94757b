package dev.nightjar.swarm.host;

import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.CompositeTuner;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.ResourceBasedControllerOptions;
import io.temporal.worker.tuning.ResourceBasedSlotOptions;
import io.temporal.worker.tuning.ResourceBasedTuner;
import io.temporal.worker.tuning.WorkerTuner;
import java.time.Duration;

/** How many slots of a lane a worker host gives. */
public enum SlotSupply {
  /** As many as are configured. */
  FIXED,
  /**
   * As many as are configured at most, and fewer while the machine's memory is in use by more than
   * 80 % or its processors by more than 90 %; one at least. Workflow tasks are short and keep their
   * slots: each poll holds one, and the few that were left could all wait at the common task queue,
   * so that workflows in this host's memory got no task and no query was answered.
   */
  RESOURCE;

  private static final double MEMORY = 0.8;
  private static final double PROCESSORS = 0.9;
  private static final Duration RAMP = Duration.ofMillis(50);

  /** Local activities, and what Temporal calls Nexus. */
  private static final int OF_WHAT_IS_NOT_USED = 1;

  /**
   * Sets a lane's slots.
   *
   * @param activities that execute at once, at most
   * @param workflowTasks that execute at once, at most
   */
  public WorkerOptions.Builder slots(
      WorkerOptions.Builder options, int activities, int workflowTasks) {
    return switch (this) {
      case FIXED ->
          options
              .setMaxConcurrentActivityExecutionSize(activities)
              .setMaxConcurrentWorkflowTaskExecutionSize(workflowTasks);
      case RESOURCE -> options.setWorkerTuner(tuner(activities, workflowTasks));
    };
  }

  /** The same as a tuner, which can be wrapped. */
  WorkerTuner tuner(int activities, int workflowTasks) {
    return switch (this) {
      case FIXED ->
          new CompositeTuner(
              new FixedSizeSlotSupplier<>(workflowTasks),
              new FixedSizeSlotSupplier<>(activities),
              new FixedSizeSlotSupplier<>(OF_WHAT_IS_NOT_USED),
              new FixedSizeSlotSupplier<>(OF_WHAT_IS_NOT_USED));
      case RESOURCE ->
          new CompositeTuner(
              new FixedSizeSlotSupplier<>(workflowTasks),
              ResourceBasedTuner.newBuilder()
                  .setControllerOptions(
                      ResourceBasedControllerOptions.newBuilder(MEMORY, PROCESSORS).build())
                  .setActivitySlotOptions(upTo(activities))
                  .build()
                  .getActivityTaskSlotSupplier(),
              new FixedSizeSlotSupplier<>(OF_WHAT_IS_NOT_USED),
              new FixedSizeSlotSupplier<>(OF_WHAT_IS_NOT_USED));
    };
  }

  private static ResourceBasedSlotOptions upTo(int most) {
    return ResourceBasedSlotOptions.newBuilder()
        .setMinimumSlots(1)
        .setMaximumSlots(most)
        .setRampThrottle(RAMP)
        .build();
  }
}
