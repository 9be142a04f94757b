package dev.nightjar.worker.config;

import dev.nightjar.activities.ledger.LedgerSettings;

/**
 * The configuration of a process. The same keys serve every stack.
 *
 * @param temporal where Temporal is
 * @param hbase where HBase is
 * @param ledger where the ledger is
 * @param lanes slots a lane
 * @param run what runs are started with
 * @param worker the worker host as a process
 * @param http where it tells how it is
 * @param swarm what it does for the swarm
 */
public record NightjarConfig(
    TemporalSettings temporal,
    HBaseSettings hbase,
    LedgerSettings ledger,
    LaneSettings lanes,
    RunSettings run,
    WorkerSettings worker,
    HttpSettings http,
    SwarmSettings swarm) {
  static NightjarConfig read(ConfigurationReader reader) {
    NightjarConfig config =
        new NightjarConfig(
            TemporalReading.read(reader),
            HBaseSettings.read(reader),
            LedgerReading.read(reader),
            LaneSettings.read(reader),
            RunSettings.read(reader),
            WorkerSettings.read(reader),
            HttpSettings.read(reader),
            SwarmSettings.read(reader));
    reader.finish();
    return config;
  }
}
