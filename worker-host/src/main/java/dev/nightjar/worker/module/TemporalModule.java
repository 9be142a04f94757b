package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.uber.m3.tally.Scope;
import dev.nightjar.worker.config.TemporalSettings;
import dev.nightjar.worker.config.WorkerSettings;
import dev.nightjar.worker.connect.TemporalServers;
import dev.nightjar.worker.metrics.BacklogMeters;
import dev.nightjar.worker.metrics.LaneSlots;
import dev.nightjar.worker.metrics.TemporalMeters;
import dev.nightjar.workflows.client.Backlog;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.TaskQueues;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.schedule.Schedules;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.OptionalLong;

/** The connection to Temporal, and its client. */
public final class TemporalModule extends AbstractModule {
  @Provides
  @Singleton
  TemporalConnection connection(TemporalSettings settings, Scope metrics, OpenResources open) {
    TemporalConnection connection = TemporalServers.open(settings, metrics);
    return open.add(connection, connection);
  }

  // OpenResources closes it, after the connection.
  @SuppressWarnings("CloseableProvides")
  @Provides
  @Singleton
  Scope metrics(MeterRegistry meters, OpenResources open) {
    Scope scope = TemporalMeters.scope(meters);
    return open.add(scope, scope);
  }

  @Provides
  @Singleton
  WorkflowClient client(
      TemporalConnection connection, TemporalSettings settings, WorkerSettings worker) {
    return WorkflowClient.newInstance(
        connection.service(),
        TemporalConnections.clientOptions(settings.namespace()).toBuilder()
            .setIdentity(worker.temporalIdentity())
            .validateAndBuildWithDefaults());
  }

  @Provides
  @Singleton
  TaskQueues taskQueues(WorkflowClient client) {
    return new TaskQueues(client);
  }

  @Provides
  @Singleton
  BacklogMeters backlogs(MeterRegistry meters, List<LaneSlots> lanes, TaskQueues queues) {
    return new BacklogMeters(
        meters,
        lanes,
        queue ->
            queues
                .backlog(queue)
                .map(Backlog::waiting)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
  }

  @Provides
  @Singleton
  RunClient runs(WorkflowClient client) {
    return new RunClient(client);
  }

  @Provides
  @Singleton
  DaysClient days(WorkflowClient client) {
    return new DaysClient(client);
  }

  @Provides
  @Singleton
  Schedules schedules(WorkflowClient client) {
    return new Schedules(client);
  }
}
