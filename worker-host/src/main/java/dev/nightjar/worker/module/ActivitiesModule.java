package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.activities.backfill.BackfillDays;
import dev.nightjar.activities.backfill.RecordDays;
import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.LateActivity;
import dev.nightjar.activities.late.LateAudit;
import dev.nightjar.activities.late.LateSearch;
import dev.nightjar.activities.metrics.MeteredConnection;
import dev.nightjar.activities.metrics.QuarantineMeters;
import dev.nightjar.activities.metrics.Stage;
import dev.nightjar.activities.planning.DayPlanning;
import dev.nightjar.activities.planning.PlanActivity;
import dev.nightjar.activities.process.ProcessActivity;
import dev.nightjar.activities.process.ProcessOptions;
import dev.nightjar.activities.publish.PublishActivity;
import dev.nightjar.activities.publish.Republication;
import dev.nightjar.activities.publish.SweepOptions;
import dev.nightjar.activities.publish.Sweeper;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.ledger.FailedDays;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.ledger.GenerationHistory;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.WorkerSettings;
import dev.nightjar.workflows.LateActivities;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import io.micrometer.core.instrument.MeterRegistry;

/** The activities and readers, over ledger, registry, HBase and jobs. */
public final class ActivitiesModule extends AbstractModule {
  @Provides
  @Singleton
  PlanActivities plan(
      MerchantRegistry registry,
      HBaseStores all,
      Ledger ledger,
      JobCatalog jobs,
      SweepOptions sweep,
      FirstRuns firstRuns,
      EarlierNights earlier,
      MeterRegistry meters) {
    HBaseStores stores = metered(all, meters, Stage.PLAN);
    return new PlanActivity(
        new DayPlanning(registry, stores, earlier),
        stores,
        ledger,
        jobs,
        new Sweeper(stores, ledger, sweep, meters),
        firstRuns);
  }

  @Provides
  @Singleton
  LateActivities late(
      MerchantRegistry registry, HBaseStores all, FirstRuns firstRuns, MeterRegistry meters) {
    return new LateActivity(registry, metered(all, meters, Stage.PLAN), firstRuns);
  }

  @Provides
  @Singleton
  BackfillDays backfillDays(MerchantRegistry registry, HBaseStores stores, FailedDays failed) {
    return new BackfillDays(registry, stores, failed);
  }

  @Provides
  @Singleton
  RecordDays recordDays(MerchantRegistry registry, HBaseStores stores) {
    return new RecordDays(registry, stores);
  }

  @Provides
  @Singleton
  LateAudit lateAudit(MerchantRegistry registry, HBaseStores stores) {
    return new LateAudit(registry, stores);
  }

  @Provides
  @Singleton
  LateSearch lateSearch(MerchantRegistry registry, HBaseStores stores) {
    return new LateSearch(registry, stores);
  }

  /** A slot folds some slices at once, and stores of each, and what is left of many. */
  @Provides
  @Singleton
  ChunkStages stages(WorkerSettings worker, LaneSettings lanes) {
    ProcessOptions options = worker.process();
    return new ChunkStages(
        options.scanRows(), options.writeRows(), lanes.process() * (options.threadsPerChunk() + 1));
  }

  @Provides
  @Singleton
  ProcessActivity process(
      HBaseStores all,
      Ledger ledger,
      JobCatalog jobs,
      WorkerSettings worker,
      ChunkStages stages,
      MeterRegistry meters) {
    HBaseStores stores = metered(all, meters, Stage.PROCESS);
    QuarantineMeters reasons = new QuarantineMeters(meters, Stage.PROCESS);
    QuarantineStore quarantine =
        new QuarantineStore(
            stores.connection(),
            stores.namespace(),
            records -> records.forEach(record -> reasons.add(record.reason())));
    // The plan says whose events are read, so every merchant is taken for registered here.
    JsonEventDecoder decoder = new JsonEventDecoder(merchant -> true);
    return new ProcessActivity(
        stores, ledger, jobs, decoder, worker.name(), worker.process(), quarantine, stages);
  }

  @Provides
  ProcessActivities processing(ProcessActivity process) {
    return process;
  }

  @Provides
  @Singleton
  PublishActivities publish(
      HBaseStores all,
      Ledger ledger,
      JobCatalog jobs,
      ProcessActivity process,
      WorkerSettings worker,
      MeterRegistry meters) {
    HBaseStores stores = metered(all, meters, Stage.PUBLISH);
    return new PublishActivity(stores, ledger, jobs, process, worker.threadsPerPublish());
  }

  /** The same tables over the same connection, with what a stage does to them counted. */
  private static HBaseStores metered(HBaseStores stores, MeterRegistry meters, Stage stage) {
    return new HBaseStores(
        MeteredConnection.of(stores.connection(), meters, stage), stores.namespace());
  }

  @Provides
  @Singleton
  DayPlanning planning(MerchantRegistry registry, HBaseStores stores, EarlierNights earlier) {
    return new DayPlanning(registry, stores, earlier);
  }

  @Provides
  @Singleton
  Summaries summaries(HBaseStores stores) {
    return new Summaries(stores);
  }

  @Provides
  @Singleton
  Republication republication(HBaseStores stores, GenerationHistory history) {
    return new Republication(stores, history);
  }
}
