package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.SplitRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Progress and history of runs. It never decides what happens next, and losing one of its rows may
 * cost work, never truth. Thread-safe. Every method is idempotent: an activity may call it again,
 * at once or late. Each method is one transaction, but for the writing of a large plan. Failures of
 * the store come as {@link LedgerUnavailable}.
 */
public interface Ledger {
  /** Records that a run has begun; a run that is there already stays as it is. */
  void open(RunId run, JobVersion version, String workflowId);

  /**
   * Records that a run has ended, with a message in words. A run that has ended keeps its first end
   * state. Chunks that a cancelled or failed run leaves in hand are PLANNED again, and whoever it
   * has planned and not published is among {@link #unpublished}.
   */
  void close(RunId run, RunState state, String message);

  /** A run with its progress. */
  Optional<RunRecord> run(RunId run);

  /**
   * The latest runs, the newest first.
   *
   * @param limit 1 to 10,000
   */
  List<RunRecord> runs(int limit);

  /**
   * Writes a run's plan, all of it or nothing. A plan that is there already stays and is returned,
   * so that a run has one plan however often it is planned.
   *
   * @param basis what the plan rests on, for reports
   */
  default PlanHead writePlan(RunId run, JobVersion version, Plan plan, PlanBasis basis) {
    return writePlan(run, version, plan, basis, () -> {});
  }

  /**
   * The same for a plan of any size: a large one is written in pages, and is not the run's plan
   * until all of them are there. Two that write different plans at once do not mix them: at least
   * one goes on, and the other finds its plan or fails with {@link LedgerUnavailable}.
   *
   * @param onPage called now and then while it goes on
   */
  PlanHead writePlan(RunId run, JobVersion version, Plan plan, PlanBasis basis, Runnable onPage);

  /** A run's plan, if it is written. */
  Optional<PlanHead> plan(RunId run);

  /**
   * What a run's plan rests on; for reports.
   *
   * @return empty when there is no plan, or an earlier release wrote it
   */
  Optional<PlanBasis> basis(RunId run);

  /** A batch of a run's plan. */
  Optional<PlannedBatch> batch(RunId run, int number);

  /**
   * A page of a run's batches, in order of their numbers; shorter where the ledger has no such
   * rows.
   *
   * @param first the number of the first
   * @param count how many, 1 to 500
   */
  default List<PlannedBatch> batches(RunId run, int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> batch(run, number))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * A chunk, planned or made by a split.
   *
   * @return empty when the ledger has no such row
   */
  Optional<ChunkRecord> chunk(ChunkId chunk);

  /**
   * What was planned of a chunk, planned or made by a split. It never changes, so an implementation
   * may keep it in memory: a worker host reads it here, so that a chunk costs two statements at
   * most, {@link #begin} and {@link #finish}.
   *
   * @return empty when the ledger has no such row
   */
  default Optional<PlannedChunk> planned(ChunkId chunk) {
    return chunk(chunk).map(ChunkRecord::chunk);
  }

  /** All chunks of a batch, those made by splits included, in order of their numbers. */
  List<ChunkRecord> chunks(RunId run, int batch);

  /**
   * Chunks of a run that worker hosts are at, those that were begun first before the others; for
   * displays. A chunk whose worker host died stays among them until another begins it.
   *
   * @param limit 1 to 1,000
   */
  List<ChunkRecord> running(RunId run, int limit);

  /**
   * Merchants by how long worker hosts were at their chunks, the longest first; for displays.
   * Chunks that are done or failed count, and those that run up to now; chunks that several
   * merchants share count for none of them.
   *
   * @param limit 1 to 1,000
   */
  List<MerchantTime> slowest(RunId run, int limit);

  /**
   * Records that a worker host begins a chunk, for displays: one statement, which may come a moment
   * later, or be saved when {@link #finish} comes first. A chunk that is DONE stays DONE, and
   * nothing begins in a run that has ended.
   */
  void begin(ChunkId chunk, String worker);

  /**
   * Records that a chunk is done: one statement in the usual case. It does not bring back a chunk
   * that was split or that FAILED.
   *
   * @throws DifferentOutcome when the chunk is done already with another outcome
   */
  void finish(ChunkId chunk, ChunkOutcome outcome);

  /**
   * Records that a chunk failed for good. A chunk of several merchants is split into one chunk a
   * merchant, in order of their ids; a chunk of one merchant is FAILED. Called again, it returns
   * what it returned.
   *
   * @return the numbers of the chunks that the split made; empty when the chunk FAILED
   */
  List<Integer> fail(ChunkId chunk, String reason);

  /**
   * Records that a chunk outgrew its weight: it is SPLIT, and its parts ({@link OutgrownParts}) are
   * there, in one transaction. Even a chunk that is DONE is, as the coordinator decides. Called
   * again, it returns what it returned.
   *
   * @param chunk one of the plan, not made by a split
   * @param reason in words
   * @return the numbers of the parts; empty when the chunk FAILED before
   */
  List<Integer> split(ChunkId chunk, Outgrowth outgrowth, SplitRule rule, String reason);

  /** Records publications: one batch of statements. */
  void published(List<Publication> publications);

  /** Records which merchants of a run were taken out, and why. */
  void takenOut(RunId run, List<MerchantFailure> failures);

  /**
   * The merchants that a run took out, in order of their ids.
   *
   * @param limit 1 to 1,000,000
   */
  List<MerchantFailure> failures(RunId run, int limit);

  /**
   * Merchants that this run published, in order of their ids; for reports.
   *
   * @param limit 1 to 1,000,000
   */
  List<MerchantId> publishedMerchants(RunId run, int limit);

  /**
   * Generations that a newer publication superseded at least a grace period ago and that are not
   * swept yet, those that were superseded first before others.
   *
   * @param limit 1 to 10,000
   * @param kept how many of the first are left out, as they have been looked at; 0 or more
   */
  List<StaleGeneration> stale(Duration grace, int limit, int kept);

  /** The first of them. */
  default List<StaleGeneration> stale(Duration grace, int limit) {
    return stale(grace, limit, 0);
  }

  /**
   * Generations of merchants that a run took out, or left when it was cancelled or failed, at least
   * a grace period ago, or that were put off as long ago: the run may have stored rows of them, and
   * has not published them since. Those that a retry has published are forgotten here.
   *
   * @param limit 1 to 10,000
   */
  List<StaleGeneration> unpublished(Duration grace, int limit);

  /** Leaves unpublished generations for another grace period. */
  void putOff(List<StaleGeneration> generations);

  /** Records that there are no rows of these unpublished generations any more. */
  void forget(List<StaleGeneration> generations);

  /** Records that the rows of these generations are gone. */
  void swept(List<StaleGeneration> generations);

  /**
   * Takes the turn to sweep, so that several who could sweep do not all do the same. Two who sweep
   * at once do each other no harm, so a turn that is not given back just ends.
   *
   * @param longest for how long nobody else gets it
   * @return empty while somebody else has it
   */
  Optional<SweepTurn> takeSweepTurn(Duration longest);

  /** Gives the turn to sweep back; one that is over or given back already changes nothing. */
  void giveBack(SweepTurn turn);
}
