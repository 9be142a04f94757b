package dev.nightjar.activities.planning;

import dev.nightjar.activities.process.WrongJobVersion;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlanPart;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.workflows.message.RunLimits;
import java.io.IOException;
import java.util.List;

/**
 * Plans what is left of a run that has ended: the same slices as of the same cutoff, so that what
 * the run has computed of them need not be computed again. Thread-safe.
 */
final class RetryPlanning {
  private final DayPlanning planning;
  private final Ledger ledger;
  private final JobCatalog jobs;
  private final PlannedBatches batches;

  RetryPlanning(DayPlanning planning, Ledger ledger, JobCatalog jobs) {
    this.planning = planning;
    this.ledger = ledger;
    this.jobs = jobs;
    this.batches = new PlannedBatches(ledger);
  }

  /**
   * The part of a run's plan that is of the merchants of a request.
   *
   * @throws WrongJobVersion when the plan was made for another version of the job than this host
   *     has
   */
  DayPlan plan(RunId first, DayRequest request, RunLimits limits, Heartbeat heartbeat)
      throws IOException {
    PlanHead head = ledger.plan(first).orElseThrow(() -> PlannedBatches.lost("the plan", first));
    WrongJobVersion.check(jobs, first.job(), head.version());
    LeftOutCounts leftOut = new LeftOutCounts();
    PlanPart part = new PlanPart(planning.wanted(request, leftOut));
    batches.forEach(
        head,
        batch -> {
          part.add(batch, planned(first, batch.number()));
          heartbeat.beat();
        });
    Plan plan = part.plan();
    RowsPerChunk rows =
        ledger
            .basis(first)
            .map(PlanBasis::rowsPerChunk)
            .orElse(new RowsPerChunk(limits.plan().rowsPerChunkTarget(), RowsSource.CONFIGURED));
    return new DayPlan(
        plan, leftOut.leftOut(), planning.basis(plan, rows, limits.plan().slots(), first.job()));
  }

  /** What of a batch's chunks is to be done, with the parts of those that outgrew their weights. */
  private List<PlannedChunk> planned(RunId run, int batch) {
    return OutgrownParts.standing(
        ledger.chunks(run, batch).stream().map(ChunkRecord::chunk).toList());
  }
}
