package dev.nightjar.worker.swarm;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.nightjar.core.lane.OverloadRules;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmOptions;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.transport.HostDirectory;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.SwarmSettings;
import dev.nightjar.worker.config.WorkerSettings;
import dev.nightjar.worker.metrics.GateMeters;
import dev.nightjar.worker.module.OpenResources;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** What the class path offers to the swarm, and the swarm itself for those who call. */
public final class SwarmModule extends AbstractModule {
  @Override
  protected void configure() {
    SwarmOffers.services(binder());
    ServiceLoader.load(SwarmOffers.class).forEach(this::install);
    OptionalBinder.newOptionalBinder(binder(), CallLog.class).setDefault().toInstance(CallLog.NONE);
    OptionalBinder.newOptionalBinder(binder(), HostDirectory.class)
        .setDefault()
        .to(LedgerHosts.class);
  }

  @Provides
  @Singleton
  Offers offers(Set<SwarmService> services) {
    return Offers.of(services);
  }

  @Provides
  @Singleton
  SwarmWorkers workers(
      Offers offers,
      SwarmSettings settings,
      LaneSettings lanes,
      WorkerSettings worker,
      CallLog log) {
    return SwarmWorkers.of(worker.name(), offers, settings.lanes())
        .withLog(log)
        .withSupply(lanes.supply());
  }

  // OpenResources closes both.
  @SuppressWarnings("CloseableProvides")
  @Provides
  @Singleton
  Swarm swarm(
      WorkflowClient client,
      SwarmSettings settings,
      Optional<HostDirectory> hosts,
      CallLog log,
      Provider<OverloadRules> rules,
      MeterRegistry registry,
      OpenResources open) {
    SwarmOptions options =
        SwarmOptions.defaults()
            .withLog(log)
            .withStandaloneActivities(settings.standaloneActivities());
    Swarm swarm = Swarm.of(client, hosts.map(options::withHosts).orElse(options));
    GateMeters.show(swarm.lanes(), registry);
    LanePolicies policies = LanePolicies.follow(rules::get, swarm.lanes());
    open.add(policies, policies);
    return swarm;
  }
}
