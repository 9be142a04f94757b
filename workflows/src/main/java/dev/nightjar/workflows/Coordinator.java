package dev.nightjar.workflows;

import io.temporal.worker.Worker;

/** Makes a worker a coordinator. */
public final class Coordinator {
  private Coordinator() {}

  /** Registers the workflows with a worker of {@link Lanes#COORDINATOR}. */
  public static void register(Worker worker) {
    worker.registerWorkflowImplementationTypes(
        NightlyRunWorkflow.class,
        BatchGroupWorkflow.class,
        MerchantBatchWorkflow.class,
        NightlyTriggerWorkflow.class,
        LateDataWorkflow.class,
        BackfillWorkflow.class);
  }
}
