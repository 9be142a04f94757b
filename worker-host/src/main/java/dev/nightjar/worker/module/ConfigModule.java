package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import dev.nightjar.activities.ledger.LedgerSettings;
import dev.nightjar.activities.publish.SweepOptions;
import dev.nightjar.worker.config.HBaseSettings;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.worker.config.SwarmSettings;
import dev.nightjar.worker.config.TemporalSettings;
import dev.nightjar.worker.config.WorkerSettings;

/** The configuration's records, each to whom it concerns. */
public final class ConfigModule extends AbstractModule {
  private final NightjarConfig config;

  /** Of a configuration. */
  public ConfigModule(NightjarConfig config) {
    this.config = config;
  }

  @Override
  protected void configure() {
    bind(NightjarConfig.class).toInstance(config);
    bind(TemporalSettings.class).toInstance(config.temporal());
    bind(HBaseSettings.class).toInstance(config.hbase());
    bind(LedgerSettings.class).toInstance(config.ledger());
    bind(LaneSettings.class).toInstance(config.lanes());
    bind(RunSettings.class).toInstance(config.run());
    bind(SweepOptions.class).toInstance(config.worker().sweep());
    bind(SwarmSettings.class).toInstance(config.swarm());
    bind(WorkerSettings.class).toInstance(config.worker());
  }
}
