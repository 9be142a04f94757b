package dev.nightjar.worker.lane;

import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.workflows.Coordinator;
import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.LateActivities;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Workers of all lanes over one connection. Thread-safe. */
public final class LaneWorkers {
  /**
   * How long a workflow's step may keep its thread. The client's second is less than a busy machine
   * takes to load a run's first classes; then the step is thrown away and begun anew, and a night
   * does not open. Temporal itself gives a step up after ten seconds.
   */
  static final Duration STEP_LIMIT = Duration.ofSeconds(8);

  /**
   * How often Temporal is told how far a chunk is. By itself the client sends one in four fifths of
   * the heartbeat time-out, and what a killed host has sealed since the last one is done again.
   */
  static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(5);

  private final WorkerFactory factory;
  private final List<String> names;

  private LaneWorkers(WorkerFactory factory, List<String> names) {
    this.factory = factory;
    this.names = List.copyOf(names);
  }

  /**
   * Registers workflows and activities on their lanes; nothing is polled yet.
   *
   * @param deployment the version under which Temporal is to hand out tasks; empty for none
   * @param interceptor stands around every activity
   * @param swarm the lanes of what this host offers to the swarm; none where it offers nothing
   */
  public static LaneWorkers of(
      WorkflowClient client,
      LaneSettings slots,
      Optional<WorkerDeploymentVersion> deployment,
      WorkerInterceptor interceptor,
      PlanActivities plan,
      LateActivities late,
      ProcessActivities process,
      PublishActivities publish,
      Optional<SwarmWorkers> swarm) {
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setWorkerInterceptors(interceptor).build());
    var coordinator =
        factory.newWorker(Lanes.COORDINATOR, options(slots, slots.coordinator(), deployment));
    Coordinator.register(coordinator);
    coordinator.registerActivitiesImplementations(plan, late);
    factory
        .newWorker(Lanes.PROCESS, options(slots, slots.process(), deployment))
        .registerActivitiesImplementations(process);
    factory
        .newWorker(Lanes.PUBLISH, options(slots, slots.publish(), deployment))
        .registerActivitiesImplementations(publish);
    List<String> names = new ArrayList<>(List.of(Lanes.COORDINATOR, Lanes.PROCESS, Lanes.PUBLISH));
    swarm.ifPresent(
        lanes -> {
          lanes.register(factory, options -> common(options, deployment));
          names.addAll(lanes.queues());
        });
    return new LaneWorkers(factory, names);
  }

  /** An activity lane has no workflow tasks; it may not have none of their slots. */
  static WorkerOptions options(
      LaneSettings lanes, int slots, Optional<WorkerDeploymentVersion> deployment) {
    WorkerOptions.Builder options =
        common(WorkerOptions.newBuilder(), deployment)
            .setMaxHeartbeatThrottleInterval(HEARTBEAT_EVERY);
    return lanes.supply().slots(options, slots, Math.max(2, slots)).build();
  }

  /** What holds of every lane, the swarm's too. */
  static WorkerOptions.Builder common(
      WorkerOptions.Builder options, Optional<WorkerDeploymentVersion> deployment) {
    return versioned(options, deployment).setDefaultDeadlockDetectionTimeout(STEP_LIMIT.toMillis());
  }

  /** Runs go on with the newest version: the coordinator can replay what older ones began. */
  private static WorkerOptions.Builder versioned(
      WorkerOptions.Builder options, Optional<WorkerDeploymentVersion> deployment) {
    deployment.ifPresent(
        version ->
            options.setDeploymentOptions(
                WorkerDeploymentOptions.newBuilder()
                    .setUseVersioning(true)
                    .setVersion(version)
                    .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
                    .build()));
    return options;
  }

  /** The lanes' names: their Temporal task queues. */
  public List<String> names() {
    return names;
  }

  /** Begins to poll. */
  public void start() {
    factory.start();
  }

  /**
   * Asks for no more tasks until {@link #resume}. What a question that is open already brings is
   * still executed.
   */
  public void suspend() {
    factory.suspendPolling();
  }

  /** Asks for tasks again. */
  public void resume() {
    factory.resumePolling();
  }

  /**
   * Stops polling, lets activities that run go on for a while, then interrupts them.
   *
   * @return whether all of them ended by themselves
   */
  public boolean stop(Duration grace) throws InterruptedException {
    // Pollers that are held back might be waited for; the gate before them lets no question pass.
    factory.resumePolling();
    factory.shutdown();
    factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    if (factory.isTerminated()) {
      return true;
    }
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
    return false;
  }
}
