package dev.nightjar.activities.publish;

import dev.nightjar.activities.failure.ActivityCall;
import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.process.SliceRestorer;
import dev.nightjar.activities.process.WrongJobVersion;
import dev.nightjar.activities.window.ActivityHeartbeat;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.workflows.PublishActivities;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Publishes groups of merchants. Thread-safe.
 *
 * <p>Running it twice, at once or late, is harmless: the rows of a generation are a pure function
 * of sealed partial rows, so each execution writes the same cells, and the pointer is put only when
 * all of them are stored. A group of which some merchants are published already goes on with the
 * others. A pointer that is put late, by an execution that nobody waits for any more, has the
 * timestamp of its generation: when a newer generation is published it can't be seen.
 *
 * <p>Per merchant the plan's hash ranges must tile the day, each must have its seal, and the rows
 * that are read must agree with the seals. Rows that are not there - HBase's own loss, for it had
 * acknowledged all that a chunk which is done has written - are made again from what they were made
 * of, which changes nothing else. A merchant of which something does not hold is taken out with the
 * reason, and the others go on. What may pass, such as a store that does not answer, fails the
 * activity, which is then retried.
 */
public final class PublishActivity implements PublishActivities {
  /** How many merchants are merged at once unless configured otherwise. */
  public static final int DEFAULT_THREADS = 4;

  private final HBaseStores stores;
  private final Ledger ledger;
  private final JobCatalog jobs;
  private final SliceRestorer restorer;
  private final int threads;

  /**
   * With everything it needs.
   *
   * @param restorer makes rows again that were written and are lost
   * @param threads how many merchants of a group are merged at once, 1 to 64
   */
  public PublishActivity(
      HBaseStores stores, Ledger ledger, JobCatalog jobs, SliceRestorer restorer, int threads) {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException(
          "Invalid number of threads: %d is not in 1..64".formatted(threads));
    }
    this.stores = stores;
    this.ledger = ledger;
    this.jobs = jobs;
    this.restorer = restorer;
    this.threads = threads;
  }

  @Override
  public PublishReport publish(PublishTask task) {
    return ActivityCall.run(
        "Cannot publish batch %d of run %s".formatted(task.batch(), task.run()),
        Map.of("run", task.run().toString(), "batch", Integer.toString(task.batch())),
        () -> published(task));
  }

  private PublishReport published(PublishTask task) throws IOException {
    Job<?> job = WrongJobVersion.check(jobs, task.run().job(), task.version());
    List<MerchantShare> shares =
        MerchantShare.of(merchants(task), ledger.chunks(task.run(), task.batch()));
    Heartbeat heartbeat = ActivityHeartbeat.of(task::merchants);
    return new GroupPublication(
            stores, ledger, job, task.run(), task.version(), restorer, heartbeat)
        .publish(shares, threads);
  }

  private List<MerchantId> merchants(PublishTask task) {
    List<MerchantId> merchants =
        ledger
            .batch(task.run(), task.batch())
            .map(PlannedBatch::merchants)
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "the ledger has no such batch. It was lost or deleted; run the day again with --force"));
    int end = task.firstMerchant() + task.merchants();
    if (task.firstMerchant() < 0 || task.merchants() < 1 || end > merchants.size()) {
      throw new PermanentFailure(
          "merchants %d to %d are asked for, the batch has %d"
              .formatted(task.firstMerchant(), end, merchants.size()));
    }
    return merchants.subList(task.firstMerchant(), end);
  }
}
