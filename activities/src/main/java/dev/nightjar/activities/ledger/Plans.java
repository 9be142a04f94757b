package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.PlannedChunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The plans of one connection; what is written of them never changes. */
final class Plans {
  /** Rows that go to the server at once. */
  private static final int PAGE = 1000;

  private final Handle handle;

  Plans(Handle handle) {
    this.handle = handle;
  }

  Optional<PlanHead> head(RunId run) {
    return Runs.bind(handle.createQuery("SELECT * FROM plan WHERE run_no = " + Runs.NUMBER), run)
        .map((row, context) -> head(run, row))
        .findOne();
  }

  /**
   * Writes the plan unless there is one. Writers of one run come one after another, because each
   * locks the run's row first; who comes late finds the other's plan.
   */
  PlanHead write(RunId run, JobVersion version, Plan plan, PlanBasis basis, Instant now) {
    long number = new Runs(handle).locked(run);
    Optional<PlanHead> before = head(run);
    if (before.isPresent()) {
      return before.get();
    }
    if (draft(number).isPresent()) {
      clear(number, 0, 0);
    }
    writeBatches(number, plan, plan.batches());
    writeChunks(number, plan.chunks(), ChunkId.FIRST_SPLIT_NUMBER);
    writeHead(number, version, plan, now);
    new PlanBases(handle).write(number, basis);
    return head(run).orElseThrow(() -> Runs.missing(run));
  }

  /**
   * Begins to write a plan in pages, whose draft stands under the run's negative number: nobody
   * takes it for a plan. Of two writers of different plans, the one that began last goes on.
   */
  Optional<PlanHead> begin(RunId run, JobVersion version, Plan plan, Instant now) {
    long number = new Runs(handle).locked(run);
    Optional<PlanHead> before = head(run);
    if (before.isEmpty()) {
      writeHead(-number, version, plan, now);
    }
    return before;
  }

  /** Writes a page over whatever an earlier writer has left there. */
  Optional<PlanHead> page(RunId run, Plan plan, PlanPage page) {
    long number = new Runs(handle).locked(run);
    Optional<PlanHead> before = head(run);
    if (before.isEmpty()) {
      checkDraft(run, number, plan);
      clear(number, page);
      writeBatches(number, plan, page.batches());
      writeChunks(number, page.chunks(), page.firstSplit());
    }
    return before;
  }

  /** Makes the draft whose pages are all written the run's plan. */
  PlanHead finish(RunId run, JobVersion version, Plan plan, PlanBasis basis, Instant now) {
    long number = new Runs(handle).locked(run);
    Optional<PlanHead> before = head(run);
    if (before.isPresent()) {
      return before.get();
    }
    checkDraft(run, number, plan);
    clear(number, plan.batches().size(), plan.chunks().size());
    writeHead(number, version, plan, now);
    new PlanBases(handle).write(number, basis);
    return head(run).orElseThrow(() -> Runs.missing(run));
  }

  private void checkDraft(RunId run, long number, Plan plan) {
    boolean isOurs = draft(number).filter(plan.digest()::equals).isPresent();
    if (!isOurs) {
      throw new LedgerUnavailable(
          "Cannot go on writing the plan of run %s: another worker host began to write a different one. It is worth trying again"
              .formatted(run));
    }
  }

  /** The digest of the plan that somebody is writing. */
  private Optional<Digest> draft(long number) {
    return handle
        .createQuery("SELECT digest FROM plan WHERE run_no = :draft")
        .bind("draft", -number)
        .map((row, context) -> Column.digest(row, "digest"))
        .findOne();
  }

  /** So that rows are inserted many at a time, which a driver does not do with updates. */
  private void clear(long number, PlanPage page) {
    if (!page.batches().isEmpty()) {
      int first = page.batches().get(0).number();
      clear("batch", number, first, first + page.batches().size());
    }
    int first = page.chunks().get(0).number();
    clear("chunk", number, first, first + page.chunks().size());
  }

  private void clear(String table, long number, int first, int end) {
    handle.execute(
        "DELETE FROM %s WHERE run_no = ? AND number >= ? AND number < ?".formatted(table),
        number,
        first,
        end);
  }

  /** Deletes what a writer that did not finish has left, from these numbers on, and its draft. */
  private void clear(long number, int fromBatch, int fromChunk) {
    handle.execute("DELETE FROM batch WHERE run_no = ? AND number >= ?", number, fromBatch);
    handle.execute("DELETE FROM chunk WHERE run_no = ? AND number >= ?", number, fromChunk);
    handle.execute("DELETE FROM plan WHERE run_no = ?", -number);
  }

  Optional<PlannedBatch> batch(RunId run, int number) {
    return Runs.bind(
            handle.createQuery(
                "SELECT * FROM batch WHERE number = :number AND run_no = " + Runs.NUMBER),
            run)
        .bind("number", number)
        .map((row, context) -> batch(row))
        .findOne();
  }

  List<PlannedBatch> batches(RunId run, int first, int count) {
    return Runs.bind(
            handle.createQuery(
                "SELECT * FROM batch WHERE number >= :first AND number < :end AND run_no = "
                    + Runs.NUMBER
                    + " ORDER BY number"),
            run)
        .bind("first", first)
        .bind("end", first + count)
        .map((row, context) -> batch(row))
        .list();
  }

  private void writeHead(long number, JobVersion version, Plan plan, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO plan
              (run_no, job_version, batches, chunks, merchants, expected_rows, digest, written)
            VALUES (:run, :version, :batches, :chunks, :merchants, :rows, :digest, :now)
            ON DUPLICATE KEY UPDATE job_version = :version, batches = :batches,
              chunks = :chunks, merchants = :merchants, expected_rows = :rows,
              digest = :digest, written = :now
            """)
        .bind("run", number)
        .bind("version", version.number())
        .bind("batches", plan.batches().size())
        .bind("chunks", plan.chunks().size())
        .bind("merchants", plan.batches().stream().mapToInt(b -> b.merchants().size()).sum())
        .bind("rows", plan.expectedRows())
        .bind("digest", Column.bytes(plan.digest()))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private void writeBatches(long number, Plan plan, List<PlannedBatch> batches) {
    Map<MerchantId, MerchantDayWeight> weights = new HashMap<>();
    plan.weights().forEach(weight -> weights.put(weight.merchant(), weight));
    inPages(
        batches,
        """
        INSERT INTO batch
          (run_no, number, first_chunk, chunks, merchants, expected_rows, shares, weights)
        VALUES (:run, :number, :firstChunk, :chunks, :merchants, :rows, :shares, :weights)
        """,
        (statement, batch) ->
            statement
                .bind("run", number)
                .bind("number", batch.number())
                .bind("firstChunk", batch.firstChunk())
                .bind("chunks", batch.chunks())
                .bind("merchants", SliceText.ofMerchants(batch.merchants()))
                .bind("rows", batch.expectedRows())
                .bind("shares", batch.shares())
                .bind("weights", WeightText.of(batch.merchants(), weights)));
  }

  /**
   * Every chunk gets the number that its first part has if it is ever split: the parts of all
   * chunks before it would come before, so no two parts of a plan can share a number.
   */
  private void writeChunks(long number, List<PlannedChunk> chunks, int splitsFrom) {
    int[] firstSplit = {splitsFrom};
    inPages(
        chunks,
        """
        INSERT INTO chunk
          (run_no, number, batch, slices, expected_rows, first_split, state, attempts)
        VALUES (:run, :number, :batch, :slices, :rows, :firstSplit, 'PLANNED', 0)
        """,
        (statement, chunk) -> {
          statement
              .bind("run", number)
              .bind("number", chunk.number())
              .bind("batch", chunk.batch())
              .bind("slices", SliceText.ofSlices(chunk.slices()))
              .bind("rows", chunk.expectedRows())
              .bind("firstSplit", firstSplit[0]);
          firstSplit[0] = Math.addExact(firstSplit[0], ChunkParts.merchants(chunk).size());
        });
  }

  private <T> void inPages(List<T> rows, String insert, BiConsumer<PreparedBatch, T> binding) {
    for (int first = 0; first < rows.size(); first += PAGE) {
      try (PreparedBatch page = handle.prepareBatch(insert)) {
        for (T row : rows.subList(first, Math.min(first + PAGE, rows.size()))) {
          binding.accept(page, row);
          page.add();
        }
        page.execute();
      }
    }
  }

  private static PlanHead head(RunId run, ResultSet row) throws SQLException {
    return new PlanHead(
        run,
        new JobVersion(row.getInt("job_version")),
        row.getInt("batches"),
        row.getInt("chunks"),
        row.getInt("merchants"),
        row.getLong("expected_rows"),
        Column.digest(row, "digest"));
  }

  private static PlannedBatch batch(ResultSet row) throws SQLException {
    List<MerchantId> merchants = SliceText.merchants(row.getString("merchants"));
    return new PlannedBatch(
        row.getInt("number"),
        row.getInt("first_chunk"),
        row.getInt("chunks"),
        merchants,
        row.getLong("expected_rows"),
        row.getInt("shares"));
  }
}
