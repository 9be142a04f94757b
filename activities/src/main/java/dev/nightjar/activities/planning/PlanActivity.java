package dev.nightjar.activities.planning;

import dev.nightjar.activities.failure.ActivityCall;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.LateRules;
import dev.nightjar.activities.publish.Sweeper;
import dev.nightjar.activities.window.ActivityHeartbeat;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.TemporalFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coordinator's dealings with registry, ledger and sweeper. Thread-safe.
 *
 * <p>Running any of them twice, at once or late is harmless: a run has one plan, the first that is
 * written, and whoever plans again is given that one; a chunk fails or is split once, a run ends
 * once.
 */
public final class PlanActivity implements PlanActivities {
  private static final Logger LOG = LoggerFactory.getLogger(PlanActivity.class);

  private final DayPlanning planning;
  private final RetryPlanning retries;
  private final RecordPlanning records;
  private final CutoffCheck cutoffs;
  private final Ledger ledger;
  private final PlannedBatches batches;
  private final JobCatalog jobs;
  private final Sweeper sweeper;
  private final LateRules rules;

  /** With everything it needs. */
  public PlanActivity(
      DayPlanning planning,
      HBaseStores stores,
      Ledger ledger,
      JobCatalog jobs,
      Sweeper sweeper,
      FirstRuns firstRuns) {
    this.planning = planning;
    this.cutoffs = new CutoffCheck(stores);
    this.ledger = ledger;
    this.batches = new PlannedBatches(ledger);
    this.jobs = jobs;
    this.retries = new RetryPlanning(planning, ledger, jobs);
    this.records = planning.ofRecords();
    this.sweeper = sweeper;
    this.rules = new LateRules(firstRuns);
  }

  @Override
  public PlanReport plan(PlanTask task) {
    return ActivityCall.run(
        "Cannot plan %s for %s".formatted(task.run().job(), task.run().day()),
        context(task.run()),
        () -> planned(task));
  }

  @Override
  public BatchPage batches(PageTask task) {
    return ActivityCall.run(
        "Cannot read batches of run %s".formatted(task.run()),
        context(task.run()),
        () -> new BatchPage(sizes(batches.page(task.run(), task.first(), task.batches()))));
  }

  @Override
  public FailReport fail(FailTask task) {
    return ActivityCall.run(
        "Cannot record that chunk %s failed".formatted(task.chunk()),
        context(task.chunk().run()),
        () -> new FailReport(ledger.fail(task.chunk(), task.reason())));
  }

  @Override
  public SplitReport split(SplitTask task) {
    return ActivityCall.run(
        "Cannot split chunk %s".formatted(task.chunk()),
        context(task.chunk().run()),
        () ->
            new SplitReport(
                ledger.split(task.chunk(), task.outgrowth(), task.rule(), task.reason())));
  }

  @Override
  public void close(CloseTask task) {
    ActivityCall.run(
        "Cannot close run %s".formatted(task.run()),
        context(task.run()),
        () -> {
          ledger.close(task.run(), task.state(), task.message());
          sweep();
          return task;
        });
  }

  private PlanReport planned(PlanTask task) throws IOException {
    Supplier<Instant> temporalNow = temporalNow(task.temporalTime());
    JobVersion version = jobs.job(task.run().job()).version();
    ledger.open(task.run(), version, task.workflowId());
    try {
      Optional<PlanHead> written = ledger.plan(task.run());
      if (written.isPresent()) {
        return again(task, written.get());
      }
      cutoffs.check(task.run().generation(), temporalNow, task.limits().clockTolerance());
      DayRequest request = request(task);
      DayPlan plan = plan(task, request);
      EmptyPlan.check(plan, request);
      PlanHead head =
          ledger.writePlan(task.run(), version, plan.plan(), plan.basis(), heartbeat()::beat);
      return new PlanReport(head, sizes(head), plan.leftOut());
    } catch (RunRefused e) {
      ledger.close(task.run(), RunState.FAILED, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private DayPlan plan(PlanTask task, DayRequest request) throws IOException {
    if (task.retryOf() != null) {
      return retries.plan(task.retryOf(), request, task.limits(), heartbeat());
    }
    return switch (task.from()) {
      case RAW -> planning.plan(request, task.limits(), heartbeat());
      case INTERMEDIATE ->
          records.plan(request, jobs.job(request.job()), task.limits(), heartbeat());
    };
  }

  private PlanReport again(PlanTask task, PlanHead head) throws IOException {
    DayRequest request = request(task);
    Set<MerchantId> planned = merchants(head);
    return new PlanReport(
        head,
        sizes(head),
        switch (task.from()) {
          case RAW -> planning.leftOut(request, planned, heartbeat());
          case INTERMEDIATE ->
              records.leftOut(request, jobs.job(request.job()), planned, heartbeat());
        });
  }

  /**
   * What the coordinator is told of a plan, from the ledger and not from what was planned here: the
   * first plan written counts. Of more batches than it carries itself it is told none.
   */
  private List<PlanReport.BatchSize> sizes(PlanHead head) {
    return head.batches() > PlanOptions.MOST_UNGROUPED_BATCHES
        ? List.of()
        : sizes(batches.page(head.run(), 0, head.batches()));
  }

  private Set<MerchantId> merchants(PlanHead head) {
    Set<MerchantId> merchants = new HashSet<>();
    Heartbeat heartbeat = heartbeat();
    batches.forEach(
        head,
        batch -> {
          merchants.addAll(batch.merchants());
          heartbeat.beat();
        });
    return merchants;
  }

  private static List<PlanReport.BatchSize> sizes(List<PlannedBatch> planned) {
    return planned.stream()
        .map(
            batch ->
                new PlanReport.BatchSize(
                    batch.number(),
                    batch.firstChunk(),
                    batch.chunks(),
                    batch.merchants().size(),
                    batch.shares()))
        .toList();
  }

  /** What a sweep leaves undone the next run's does; no run fails for it. */
  private void sweep() {
    try {
      sweeper.sweep(heartbeat());
    } catch (ActivityCompletionException | TemporalFailure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The run's end is recorded already.
      LOG.warn(
          "Cannot sweep superseded generations now ({}); the next run does",
          e.getClass().getName());
    }
  }

  /** Temporal's time when this attempt started, going on by this host's steady clock. */
  private static Supplier<Instant> temporalNow(Instant cutoffFixed) {
    Instant started =
        Instant.ofEpochMilli(Activity.getExecutionContext().getInfo().getStartedTimestamp());
    Instant from = started.isAfter(cutoffFixed) ? started : cutoffFixed;
    long begin = System.nanoTime();
    return () -> from.plus(Duration.ofNanos(System.nanoTime() - begin));
  }

  private static Heartbeat heartbeat() {
    return ActivityHeartbeat.of(() -> "alive");
  }

  private DayRequest request(PlanTask task) {
    return new DayRequest(
        task.run().job(),
        task.run().day(),
        task.run().generation(),
        task.merchants(),
        task.existing(),
        new ZoneGroup(task.zones()),
        rules.rule(task.run().job(), task.late()));
  }

  private static Map<String, String> context(RunId run) {
    return Map.of("run", run.toString());
  }
}
