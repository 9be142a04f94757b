package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.ledger.SweepTurn;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What runs leave to sweep, and whose turn it is. Thread-safe. */
final class Sweeps {
  /** Batches whose merchants are recorded in one transaction; some ten thousand merchants. */
  private static final int BATCHES_PER_PAGE = 20;

  private final LedgerSql sql;
  private final Clock clock;

  Sweeps(LedgerSql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Records who was taken out of a run, and that the run may have rows of them. */
  void takenOut(RunId run, List<MerchantFailure> failures) {
    Instant now = clock.instant();
    List<MerchantId> merchants = failures.stream().map(MerchantFailure::merchant).toList();
    sql.runTransaction(
        "record failures of run " + run,
        handle -> {
          new Failures(handle).insert(run, failures);
          new Unpublished(handle).insert(run, merchants, now);
        });
  }

  /**
   * Records what a run that ends before its time may have of merchants that it has planned and not
   * published, page by page. Who dies in between does it again.
   */
  void leave(RunId run) {
    String what = "record what run %s leaves".formatted(run);
    Instant now = clock.instant();
    int batches =
        sql.statement(what, handle -> new Plans(handle).head(run)).map(PlanHead::batches).orElse(0);
    for (int from = 0; from < batches; from += BATCHES_PER_PAGE) {
      int first = from;
      sql.runTransaction(what, handle -> leave(handle, run, first, now));
    }
  }

  private static void leave(Handle handle, RunId run, int first, Instant now) {
    for (PlannedBatch batch : new Plans(handle).batches(run, first, BATCHES_PER_PAGE)) {
      Set<MerchantId> published = new Publications(handle).published(run, batch.merchants());
      List<MerchantId> left =
          batch.merchants().stream().filter(merchant -> !published.contains(merchant)).toList();
      new Unpublished(handle).insert(run, left, now);
    }
  }

  List<StaleGeneration> unpublished(Duration grace, int limit) {
    Instant now = clock.instant();
    Instant before = now.minus(grace);
    return sql.transaction(
        "read unpublished generations",
        handle -> {
          Unpublished unpublished = new Unpublished(handle);
          unpublished.forgetPublished(before, limit, now);
          return unpublished.of(before, limit);
        });
  }

  void putOff(List<StaleGeneration> generations) {
    Instant now = clock.instant();
    sql.runTransaction(
        "put off unpublished generations",
        handle -> new Unpublished(handle).putOff(generations, now));
  }

  void forget(List<StaleGeneration> generations) {
    Instant now = clock.instant();
    sql.runTransaction(
        "forget unpublished generations",
        handle -> new Unpublished(handle).forget(generations, now));
  }

  List<StaleGeneration> stale(Duration grace, int limit, int kept) {
    Instant supersededBy = clock.instant().minus(grace);
    return sql.statement(
        "read stale generations",
        handle -> new Publications(handle).stale(supersededBy, limit, kept));
  }

  void swept(List<StaleGeneration> generations) {
    Instant now = clock.instant();
    sql.runTransaction(
        "record swept generations", handle -> new Publications(handle).swept(generations, now));
  }

  /**
   * A turn that would last longer than this one was taken by a clock that is ahead, and does not
   * count: else nobody would sweep until then.
   */
  Optional<SweepTurn> takeTurn(Duration longest) {
    Instant now = clock.instant();
    SweepTurn turn = new SweepTurn(now.plus(longest));
    boolean isTaken =
        sql.statement(
                "take the turn to sweep",
                handle ->
                    handle
                        .createUpdate(
                            """
                            UPDATE sweep_turn SET taken_until = :until
                            WHERE id = 1 AND (taken_until <= :now OR taken_until > :until)
                            """)
                        .bind("until", turn.until().toEpochMilli())
                        .bind("now", now.toEpochMilli())
                        .execute())
            > 0;
    return isTaken ? Optional.of(turn) : Optional.empty();
  }

  void giveBack(SweepTurn turn) {
    sql.run(
        "give back the turn to sweep",
        handle ->
            handle
                .createUpdate(
                    "UPDATE sweep_turn SET taken_until = 0 WHERE id = 1 AND taken_until = :until")
                .bind("until", turn.until().toEpochMilli())
                .execute());
  }
}
