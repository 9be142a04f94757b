package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.ActivityCall;
import dev.nightjar.activities.failure.OutgrownFailure;
import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.window.ActivityHeartbeat;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkProgress;
import dev.nightjar.workflows.message.ChunkTask;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes chunks. Thread-safe.
 *
 * <p>Running a chunk twice, at once or late, is harmless: every row is a pure function of the job's
 * version, the plan and the raw table as of the run's cutoff, so each execution writes the same
 * cells, timestamps included. An execution that dies leaves slices without a seal, or with the very
 * seal that the next one puts; publication counts no slice without its seal. The next one goes on
 * behind the slices that it sealed, as far as its heartbeats told of them ({@link ChunkResume});
 * that of a retry behind those that the run before it sealed, which had the same slices and cutoff.
 * An execution that finds its chunk several times as large as expected may end to have it split;
 * the parts have hash ranges, and so keys, of their own, and a late execution of the whole harms
 * none of them. What an execution came to is compared with what an earlier one came to, slice by
 * slice, and a difference fails the chunk.
 */
public final class ProcessActivity implements ProcessActivities, SliceRestorer {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessActivity.class);

  private final HBaseStores stores;
  private final Ledger ledger;
  private final JobCatalog jobs;
  private final EventDecoder decoder;
  private final String worker;
  private final ProcessOptions options;
  private final QuarantineStore quarantine;
  private final ChunkStages stages;

  /**
   * With everything it needs.
   *
   * @param decoder reads raw documents; every merchant must be taken for registered, because the
   *     plan says who is
   * @param worker the worker host's name, for the ledger
   */
  public ProcessActivity(
      HBaseStores stores,
      Ledger ledger,
      JobCatalog jobs,
      EventDecoder decoder,
      String worker,
      ProcessOptions options) {
    this(
        stores,
        ledger,
        jobs,
        decoder,
        worker,
        options,
        new QuarantineStore(stores.connection(), stores.namespace()),
        new ChunkStages(options.scanRows(), options.writeRows(), options.threadsPerChunk() + 1));
  }

  /**
   * With a quarantine of its own.
   *
   * @param stages of the worker host
   */
  public ProcessActivity(
      HBaseStores stores,
      Ledger ledger,
      JobCatalog jobs,
      EventDecoder decoder,
      String worker,
      ProcessOptions options,
      QuarantineStore quarantine,
      ChunkStages stages) {
    this.stores = stores;
    this.ledger = ledger;
    this.jobs = jobs;
    this.decoder = decoder;
    this.worker = worker;
    this.options = options;
    this.quarantine = quarantine;
    this.stages = stages;
  }

  @Override
  public ChunkOutcome process(ChunkTask task) {
    ChunkId id = task.chunk();
    return ActivityCall.run(
        "Cannot process chunk " + id,
        Map.of("run", id.run().toString(), "chunk", Integer.toString(id.number())),
        () -> processed(task));
  }

  private ChunkOutcome processed(ChunkTask task) throws IOException {
    Job<?> job = WrongJobVersion.check(jobs, task.chunk().run().job(), task.version());
    PlannedChunk chunk = planned(task.chunk());
    ledger.begin(task.chunk(), worker);
    ChunkOutcome outcome = processed(task, chunk, job);
    if (chunk.isFromRaw()) {
      TooManyQuarantined.check(outcome.rows(), options);
    }
    ledger.finish(task.chunk(), outcome);
    LOG.info(
        "Processed {} slices: {}, {} rows written",
        chunk.slices().size(),
        outcome.rows(),
        outcome.written());
    return outcome;
  }

  private PlannedChunk planned(ChunkId id) {
    return ledger
        .planned(id)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "the ledger has no such chunk. It was lost or deleted; run the day again with"
                        + " --force"));
  }

  private <R> ChunkOutcome processed(ChunkTask task, PlannedChunk chunk, Job<R> job)
      throws IOException {
    ChunkId id = task.chunk();
    List<SealedSlice> sealed =
        ChunkResume.sealed(
            stores,
            id.run(),
            job.version(),
            chunk.slices(),
            task.isRetry() ? chunk.slices().size() : ChunkResume.progress().slices());
    ChunkTally tally = new ChunkTally();
    sealed.forEach(tally::add);
    List<PlannedSlice> left = chunk.slices().subList(sealed.size(), chunk.slices().size());
    if (!sealed.isEmpty()) {
      LOG.info("Goes on behind {} sealed slices of {}", sealed.size(), chunk.slices().size());
    }
    AtomicLong rowsRead = new AtomicLong(tally.rows().read());
    SliceCommit commit = new SliceCommit(stores, stages.write(), id.run().generation(), options);
    work(
        id.run(),
        job,
        left,
        new ChunkGrowth(chunk, task.split(), rowsRead.get()),
        rowsRead,
        commit,
        tally,
        ActivityHeartbeat.of(
            () -> new ChunkProgress(sealed.size() + commit.committed(), rowsRead.get())));
    return tally.outcome();
  }

  @Override
  public void restore(RunId run, Job<?> job, List<PlannedSlice> slices, Heartbeat heartbeat)
      throws IOException {
    SliceCommit commit = new SliceCommit(stores, stages.write(), run.generation(), options);
    ChunkGrowth unwatched = new ChunkGrowth(new PlannedChunk(0, 0, slices, 0), null, 0);
    work(run, job, slices, unwatched, new AtomicLong(), commit, new ChunkTally(), heartbeat);
  }

  private <R> void work(
      RunId run,
      Job<R> job,
      List<PlannedSlice> slices,
      ChunkGrowth growth,
      AtomicLong rowsRead,
      SliceCommit commit,
      ChunkTally tally,
      Heartbeat heartbeat)
      throws IOException {
    int threads = Math.max(1, Math.min(options.threadsPerChunk(), slices.size()));
    try (SliceReads reads =
        new SliceReads(stores, run.generation(), decoder, stages, fromRaw(slices), threads)) {
      SliceWork<R> work =
          new SliceWork<>(
              run,
              job,
              stores,
              quarantine,
              stages,
              reads,
              options,
              options.deltaBytes() / threads,
              rowsRead,
              growth);
      OrderedWindow.run(
          threads,
          slices,
          slice ->
              slice.source() == null
                  ? SliceProcessor.process(work, slice)
                  : RecordProcessor.process(work, slice),
          slice -> {
            tally.add(slice);
            commit.add(slice, heartbeat);
          },
          heartbeat);
    } catch (OutgrownFailure e) {
      // What is done of other slices need not be done again by the part that gets them.
      commit.flush(heartbeat);
      throw e;
    }
    commit.flush(heartbeat);
  }

  /** Of the others nothing is read ahead: they have rows of an earlier generation. */
  private static List<PlannedSlice> fromRaw(List<PlannedSlice> slices) {
    return slices.stream().filter(slice -> slice.source() == null).toList();
  }
}
