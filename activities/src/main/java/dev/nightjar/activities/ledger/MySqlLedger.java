package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.DifferentOutcome;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.ledger.SweepTurn;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ledger in MySQL or MariaDB. Thread-safe. Besides what the port says, a call about a run or a
 * chunk that has no row, where it would have to write one, is an {@link IllegalStateException}.
 *
 * <p>A late {@link #finish} of a chunk that is SPLIT or FAILED is ignored: its parts write the same
 * rows under the same keys, or its merchants are out already and their rows are never published.
 */
public final class MySqlLedger implements Ledger {
  /** How long a chunk may be under way before the ledger says so: less than displays notice. */
  public static final Duration BEGIN_DELAY = Duration.ofMillis(200);

  private static final int MOST_RUNS = 10_000;
  private static final int MOST_BATCHES = 500;
  private static final int MOST_RUNNING = 1_000;
  private static final int MOST_MERCHANTS = 1_000_000;
  private static final int MOST_GENERATIONS = 10_000;

  private final LedgerSql sql;
  private final Clock clock;
  private final PlannedChunks planned = new PlannedChunks();
  private final Beginnings beginnings;
  private final Sweeps sweeps;

  /**
   * A ledger in an open database, which stays the caller's to close. Chunks show as begun after
   * {@link #BEGIN_DELAY}, unless they are done before.
   */
  public MySqlLedger(LedgerDatabase database) {
    this(database, Clock.systemUTC(), BEGIN_DELAY);
  }

  /**
   * A ledger that reads the time of its records from a clock.
   *
   * @param beginDelay after how long a chunk shows as begun; zero for at once
   */
  public MySqlLedger(LedgerDatabase database, Clock clock, Duration beginDelay) {
    this.sql = database.sql();
    this.clock = clock;
    this.beginnings = new Beginnings(beginDelay, this::write);
    this.sweeps = new Sweeps(sql, clock);
  }

  @Override
  public void open(RunId run, JobVersion version, String workflowId) {
    Instant now = clock.instant();
    sql.run("open run " + run, handle -> new Runs(handle).open(run, version, workflowId, now));
  }

  @Override
  public void close(RunId run, RunState state, String message) {
    if (!state.isEnd()) {
      throw new IllegalArgumentException(
          "Invalid end state of run %s: %s is not an end".formatted(run, state));
    }
    if (state == RunState.CANCELLED || state == RunState.FAILED) {
      sweeps.leave(run);
    }
    Instant now = clock.instant();
    sql.runTransaction(
        "close run " + run,
        handle -> {
          new Runs(handle).close(run, state, message, now);
          if (state != RunState.COMPLETED) {
            new Chunks(handle).leave(run);
          }
        });
  }

  @Override
  public Optional<RunRecord> run(RunId run) {
    return sql.transaction("read run " + run, handle -> new RunReports(handle).run(run));
  }

  @Override
  public List<RunRecord> runs(int limit) {
    check(limit, MOST_RUNS);
    return sql.transaction("read the latest runs", handle -> new RunReports(handle).latest(limit));
  }

  @Override
  public PlanHead writePlan(
      RunId run, JobVersion version, Plan plan, PlanBasis basis, Runnable onPage) {
    return new PlanPages(sql, run, version, plan, basis).write(clock.instant(), onPage);
  }

  @Override
  public Optional<PlanBasis> basis(RunId run) {
    return sql.statement(
        "read what the plan of run %s rests on".formatted(run),
        handle -> new PlanBases(handle).of(run));
  }

  @Override
  public Optional<PlanHead> plan(RunId run) {
    return sql.statement("read the plan of run " + run, handle -> new Plans(handle).head(run));
  }

  @Override
  public Optional<PlannedBatch> batch(RunId run, int number) {
    return sql.statement(
        "read batch %d of run %s".formatted(number, run),
        handle -> new Plans(handle).batch(run, number));
  }

  @Override
  public List<PlannedBatch> batches(RunId run, int first, int count) {
    check(count, MOST_BATCHES);
    return sql.statement(
        "read batches %d to %d of run %s".formatted(first, first + count - 1, run),
        handle -> new Plans(handle).batches(run, first, count));
  }

  @Override
  public Optional<ChunkRecord> chunk(ChunkId chunk) {
    return sql.statement("read chunk " + chunk, handle -> new Chunks(handle).chunk(chunk));
  }

  @Override
  public Optional<PlannedChunk> planned(ChunkId chunk) {
    return planned.chunk(
        chunk,
        (run, first, last) ->
            sql.statement(
                "read the slices of chunk " + chunk,
                handle -> new Chunks(handle).planned(run, first, last)));
  }

  @Override
  public List<ChunkRecord> chunks(RunId run, int batch) {
    return sql.statement(
        "read the chunks of batch %d of run %s".formatted(batch, run),
        handle -> new Chunks(handle).ofBatch(run, batch));
  }

  @Override
  public List<ChunkRecord> running(RunId run, int limit) {
    check(limit, MOST_RUNNING);
    return sql.statement(
        "read the running chunks of run " + run, handle -> new Chunks(handle).running(run, limit));
  }

  @Override
  public List<MerchantTime> slowest(RunId run, int limit) {
    check(limit, MOST_RUNNING);
    Instant now = clock.instant();
    return sql.statement(
        "read the slowest merchants of run " + run,
        handle -> new Chunks(handle).slowest(run, limit, now));
  }

  @Override
  public void begin(ChunkId chunk, String worker) {
    beginnings.add(chunk, new Beginning(worker, clock.instant()));
  }

  private void write(ChunkId chunk, Beginning beginning) {
    sql.run("begin chunk " + chunk, handle -> new Chunks(handle).begin(chunk, beginning));
  }

  @Override
  public void finish(ChunkId chunk, ChunkOutcome outcome) {
    Instant now = clock.instant();
    Optional<Beginning> beginning = beginnings.take(chunk);
    boolean finished =
        sql.statement(
            "finish chunk " + chunk,
            handle -> new Chunks(handle).finish(chunk, beginning, outcome, now));
    if (!finished) {
      explain(chunk, outcome);
    }
  }

  /** Says why a chunk could not be finished, unless that is harmless. */
  private void explain(ChunkId chunk, ChunkOutcome outcome) {
    ChunkRecord record = chunk(chunk).orElseThrow(() -> Chunks.missing(chunk));
    ChunkOutcome recorded = record.outcome();
    if (record.state() == ChunkState.DONE && recorded != null && !recorded.equals(outcome)) {
      throw new DifferentOutcome(chunk, recorded, outcome);
    }
  }

  @Override
  public List<Integer> fail(ChunkId chunk, String reason) {
    Instant now = clock.instant();
    return sql.transaction(
        "give up chunk " + chunk, handle -> new ChunkSplit(handle, chunk, now).giveUp(reason));
  }

  @Override
  public List<Integer> split(ChunkId chunk, Outgrowth outgrowth, SplitRule rule, String reason) {
    Instant now = clock.instant();
    return sql.transaction(
        "split chunk " + chunk,
        handle -> new ChunkSplit(handle, chunk, now).outgrown(outgrowth, rule, reason));
  }

  /**
   * Two transactions: in one, two writers of the same merchant-days would each hold the rows that
   * the other wants to see, and deadlock. Whoever comes second to the second transaction finds what
   * both have inserted; who dies in between is called again.
   */
  @Override
  public void published(List<Publication> publications) {
    if (publications.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    String what = "record publications of run " + publications.get(0).run();
    sql.runTransaction(what, handle -> new Publications(handle).insert(publications, now));
    sql.runTransaction(what, handle -> new Publications(handle).supersede(publications, now));
  }

  @Override
  public void takenOut(RunId run, List<MerchantFailure> failures) {
    if (!failures.isEmpty()) {
      sweeps.takenOut(run, failures);
    }
  }

  @Override
  public List<MerchantFailure> failures(RunId run, int limit) {
    check(limit, MOST_MERCHANTS);
    return sql.statement(
        "read the failures of run " + run, handle -> new Failures(handle).of(run, limit));
  }

  @Override
  public List<MerchantId> publishedMerchants(RunId run, int limit) {
    check(limit, MOST_MERCHANTS);
    return sql.statement(
        "read the published merchants of run " + run,
        handle -> new Publications(handle).merchants(run, limit));
  }

  @Override
  public List<StaleGeneration> unpublished(Duration grace, int limit) {
    check(limit, MOST_GENERATIONS);
    return sweeps.unpublished(grace, limit);
  }

  @Override
  public void putOff(List<StaleGeneration> generations) {
    sweeps.putOff(generations);
  }

  @Override
  public void forget(List<StaleGeneration> generations) {
    sweeps.forget(generations);
  }

  @Override
  public List<StaleGeneration> stale(Duration grace, int limit, int kept) {
    check(limit, MOST_GENERATIONS);
    return sweeps.stale(grace, limit, kept);
  }

  @Override
  public void swept(List<StaleGeneration> generations) {
    sweeps.swept(generations);
  }

  @Override
  public Optional<SweepTurn> takeSweepTurn(Duration longest) {
    return sweeps.takeTurn(longest);
  }

  @Override
  public void giveBack(SweepTurn turn) {
    sweeps.giveBack(turn);
  }

  private static void check(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException(
          "Invalid limit: %d is not in 1..%d".formatted(limit, most));
    }
  }
}
