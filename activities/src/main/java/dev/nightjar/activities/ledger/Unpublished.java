package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The generations that were computed and not published, over one connection. */
final class Unpublished {
  private final Handle handle;

  Unpublished(Handle handle) {
    this.handle = handle;
  }

  /** Records what a run may have of merchants; what is recorded stays as it is. */
  void insert(RunId run, Collection<MerchantId> merchants, Instant now) {
    batch(
        """
        INSERT INTO unpublished (merchant, day, job, generation, since)
        VALUES (:merchant, :day, :job, :generation, :now)
        ON DUPLICATE KEY UPDATE since = since
        """,
        merchants.stream()
            .map(
                merchant ->
                    new StaleGeneration(
                        new MerchantDay(merchant, run.day()), run.job(), run.generation()))
            .toList(),
        now);
  }

  /** Those that have not been looked at since an instant and that nobody has published since. */
  List<StaleGeneration> of(Instant before, int limit) {
    return handle
        .createQuery(
            """
            SELECT u.merchant, u.day, u.job, u.generation FROM unpublished u
            LEFT JOIN publication p ON p.merchant = u.merchant AND p.day = u.day
              AND p.job = u.job AND p.generation = u.generation
            WHERE u.since <= :before AND p.merchant IS NULL
            ORDER BY u.since, u.merchant, u.day, u.job, u.generation
            LIMIT :limit
            """)
        .bind("before", before.toEpochMilli())
        .bind("limit", limit)
        .map((row, context) -> Publications.generation(row))
        .list();
  }

  /**
   * Forgets some of those that were published since, as by a retry: what becomes of them is told by
   * their publication.
   */
  void forgetPublished(Instant before, int limit, Instant now) {
    forget(
        handle
            .createQuery(
                """
                SELECT u.merchant, u.day, u.job, u.generation FROM unpublished u
                JOIN publication p ON p.merchant = u.merchant AND p.day = u.day
                  AND p.job = u.job AND p.generation = u.generation
                WHERE u.since <= :before
                ORDER BY u.since, u.merchant, u.day, u.job, u.generation
                LIMIT :limit
                """)
            .bind("before", before.toEpochMilli())
            .bind("limit", limit)
            .map((row, context) -> Publications.generation(row))
            .list(),
        now);
  }

  void putOff(List<StaleGeneration> generations, Instant now) {
    batch("UPDATE unpublished SET since = :now" + Publications.IS_GENERATION, generations, now);
  }

  void forget(List<StaleGeneration> generations, Instant now) {
    batch(
        "DELETE FROM unpublished" + Publications.IS_GENERATION + " AND since <= :now",
        generations,
        now);
  }

  private void batch(String statement, List<StaleGeneration> generations, Instant now) {
    if (generations.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(statement)) {
      generations.stream()
          .sorted(Publications.ORDER)
          .forEach(
              generation ->
                  Publications.bind(batch, generation).bind("now", now.toEpochMilli()).add());
      batch.execute();
    }
  }
}
