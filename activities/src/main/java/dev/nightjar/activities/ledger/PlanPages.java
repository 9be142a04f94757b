package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes a plan: a usual one in one transaction, a large one in pages, a transaction each, with its
 * head last. Until the head is there nobody reads a row of it, so a writer that dies in between
 * leaves nothing that is run, and the next one writes over it.
 */
final class PlanPages {
  /** Chunks of a page; a plan of no more is written at once. */
  static final int PAGE = 5000;

  private final LedgerSql sql;
  private final RunId run;
  private final JobVersion version;
  private final Plan plan;
  private final PlanBasis basis;
  private int nextBatch;
  private int firstSplit = ChunkId.FIRST_SPLIT_NUMBER;

  PlanPages(LedgerSql sql, RunId run, JobVersion version, Plan plan, PlanBasis basis) {
    this.sql = sql;
    this.run = run;
    this.version = version;
    this.plan = plan;
    this.basis = basis;
  }

  /** Returns the plan that the run has, which may be another writer's. */
  PlanHead write(Instant now, Runnable onPage) {
    String what = "write the plan of run " + run;
    if (plan.chunks().size() <= PAGE) {
      return sql.transaction(
          what, handle -> new Plans(handle).write(run, version, plan, basis, now));
    }
    Optional<PlanHead> there =
        sql.transaction(what, handle -> new Plans(handle).begin(run, version, plan, now));
    for (int first = 0; there.isEmpty() && first < plan.chunks().size(); first += PAGE) {
      PlanPage page = page(first);
      there = sql.transaction(what, handle -> new Plans(handle).page(run, plan, page));
      onPage.run();
    }
    return there.orElseGet(
        () ->
            sql.transaction(
                what, handle -> new Plans(handle).finish(run, version, plan, basis, now)));
  }

  private PlanPage page(int first) {
    int end = Math.min(first + PAGE, plan.chunks().size());
    List<PlannedChunk> chunks = plan.chunks().subList(first, end);
    int firstBatch = nextBatch;
    while (nextBatch < plan.batches().size() && plan.batches().get(nextBatch).firstChunk() < end) {
      nextBatch++;
    }
    List<PlannedBatch> batches = plan.batches().subList(firstBatch, nextBatch);
    PlanPage page = new PlanPage(batches, chunks, firstSplit);
    for (PlannedChunk chunk : chunks) {
      firstSplit = Math.addExact(firstSplit, ChunkParts.merchants(chunk).size());
    }
    return page;
  }
}
