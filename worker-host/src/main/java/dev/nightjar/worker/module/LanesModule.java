package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.WorkerSettings;
import dev.nightjar.worker.lane.LaneWorkers;
import dev.nightjar.worker.metrics.ActivityMeters;
import dev.nightjar.workflows.LateActivities;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** The three lanes with what each executes. */
public final class LanesModule extends AbstractModule {
  @Provides
  @Singleton
  LaneWorkers lanes(
      WorkflowClient client,
      LaneSettings slots,
      WorkerSettings worker,
      PlanActivities plan,
      LateActivities late,
      ProcessActivities process,
      PublishActivities publish,
      ActivityMeters meters,
      Offers offers,
      Provider<SwarmWorkers> swarm) {
    Optional<SwarmWorkers> lanes = offers.isEmpty() ? Optional.empty() : Optional.of(swarm.get());
    return LaneWorkers.of(
        client, slots, worker.deployment(), meters, plan, late, process, publish, lanes);
  }
}
